package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Shape;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.Dialect;
import ai.agumbe.data.provider.ErrorAnswer;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.data.upstream.OutboundRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Anthropic's own callers, passed through: the model's name is rewritten, and what only this gateway said is left out. */
enum NativeMessages implements Dialect {
    ANSWERING("/messages"),
    /** Asks only how many tokens there are. */
    COUNTING("/messages/count_tokens");

    private final String path;

    NativeMessages(String path) {
        this.path = path;
    }

    @Override
    public OutboundRequest request(ProviderCall call) {
        return AnthropicCall.post(path, body(call), call);
    }

    private static ObjectNode body(ProviderCall call) {
        ObjectNode out = Json.object();
        for (Map.Entry<String, JsonNode> member : call.prompt().body().properties()) {
            out.set(member.getKey(), member.getValue());
        }
        out.put("model", call.target().upstreamModel());
        out.set("messages", signed(out.path("messages")));
        return out;
    }

    /** Thoughts without a signature, and other providers' marks on calls, come from answers of theirs: Anthropic refuses them. */
    private static JsonNode signed(JsonNode messages) {
        ArrayNode known = Json.object().putArray("messages");
        for (JsonNode message : messages) {
            boolean answer = message.path("role").asText().equals("assistant")
                    && message.path("content").isArray();
            known.add(answer ? signedAnswer(message) : message);
        }
        return known;
    }

    private static JsonNode signedAnswer(JsonNode message) {
        ObjectNode answer = Json.object();
        message.properties().forEach(member -> answer.set(member.getKey(), member.getValue()));
        ArrayNode blocks = answer.putArray("content");
        for (JsonNode block : message.path("content")) {
            boolean unsigned = block.path("type").asText().equals("thinking")
                    && block.path("signature").asText("").isEmpty();
            if (block.has("extra_content")) {
                blocks.add(((ObjectNode) block.deepCopy()).without("extra_content"));
            } else if (!unsigned) {
                blocks.add(block);
            }
        }
        return answer;
    }

    @Override
    public Completion answer(byte[] bytes, ProviderCall call) {
        ObjectNode body = Json.readObject(bytes);
        return switch (this) {
            case ANSWERING -> answered(body, call.prompt());
            case COUNTING -> counted(body);
        };
    }

    private static Completion answered(ObjectNode body, Prompt prompt) {
        if (!body.path("content").isArray()) {
            throw MalformedJsonException.missing("content");
        }
        if (!body.path("stop_reason").isTextual()) {
            throw MalformedJsonException.missing("stop_reason");
        }
        AnthropicUsage usage = new AnthropicUsage();
        usage.update(body.path("usage"));
        Usage estimate = Usage.estimated(
                prompt.estimatedTokens(), TokenEstimate.ofText(TokenEstimate.charactersIn(body.path("content"))));
        return new Completion(Shape.NATIVE, body, usage.whole(estimate));
    }

    private static Completion counted(ObjectNode body) {
        if (!body.path("input_tokens").isIntegralNumber()) {
            throw MalformedJsonException.missing("input_tokens");
        }
        return new Completion(Shape.NATIVE, body, Usage.NONE);
    }

    @Override
    public Failure failure(ErrorAnswer answer) {
        return AnthropicFailures.of(answer);
    }

    @Override
    public StreamDialect reader(ProviderCall call) {
        return new NativeMessageEvents(call.target().model());
    }
}
