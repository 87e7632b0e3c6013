package ai.agumbe.data.provider;

import ai.agumbe.data.bytes.GrowingBytes;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Shape;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** OpenAI's Responses API, passed through: only the model's name is rewritten. */
public final class NativeResponses {
    /** How ids of reasoning begin that this gateway made up itself: no provider knows them. */
    public static final String OURS = "rs_agumbe_";

    /** How its seals begin: callers that keep no ids send these alone. */
    public static final String SEAL = "agumbe1.";

    private static final String FOREIGN_MARK = "extra_content";

    private NativeResponses() {}

    /** The body for the provider. */
    public static GrowingBytes request(ProviderCall call) {
        ObjectNode out = Json.object();
        for (Map.Entry<String, JsonNode> member : call.prompt().body().properties()) {
            out.set(member.getKey(), member.getValue());
        }
        out.put("model", call.target().upstreamModel());
        if (out.path("input").isArray()) {
            out.set("input", knownToProviders(out.path("input")));
        }
        return Json.written(out);
    }

    private static ArrayNode knownToProviders(JsonNode input) {
        ArrayNode known = Json.object().putArray("input");
        for (JsonNode item : input) {
            if (!isOurs(item)) {
                known.add(item.has(FOREIGN_MARK) ? unmarked(item) : item);
            }
        }
        return known;
    }

    private static boolean isOurs(JsonNode item) {
        return item.path("type").asText().equals("reasoning")
                && (item.path("id").asText().startsWith(OURS)
                        || item.path("encrypted_content").asText().startsWith(SEAL));
    }

    /** Other providers' marks on calls come from answers of theirs: OpenAI refuses them. */
    private static ObjectNode unmarked(JsonNode item) {
        ObjectNode known = Json.object();
        item.properties().forEach(member -> known.set(member.getKey(), member.getValue()));
        return known.without(FOREIGN_MARK);
    }

    /** A whole answer, as it came. */
    public static Completion answer(byte[] bytes, ProviderCall call) {
        ObjectNode body = Json.readObject(bytes);
        if (!body.path("output").isArray()) {
            throw MalformedJsonException.missing("output");
        }
        if (body.path("status").asText().equals("failed")) {
            throw MalformedJsonException.missing("status");
        }
        Usage usage = ResponsesUsage.read(body.path("usage"))
                .map(Usage::told)
                .orElseGet(() -> Usage.estimated(
                        call.prompt().estimatedTokens(),
                        TokenEstimate.ofText(TokenEstimate.charactersIn(body.path("output")))));
        return new Completion(Shape.NATIVE, body, usage.with(SoldTools.in(body.path("output"))));
    }

    /** A reader for one stream. */
    public static StreamDialect reader(ProviderCall call) {
        return new NativeResponseEvents(call.target().model());
    }
}
