package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Apps;
import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.snapshot.AppPolicy;
import ai.agumbe.data.surface.Members;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.guard.InvalidPolicyException;
import ai.agumbe.model.guard.PolicyFault;
import ai.agumbe.model.guard.WrittenPolicy;
import ai.agumbe.model.screen.Screen;
import ai.agumbe.model.screen.Screening;
import ai.agumbe.model.screen.Spot;
import ai.agumbe.model.screen.Stage;
import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a policy, or one that is only thought of, would do to texts. No exchange; the texts are kept nowhere. */
public final class DryRun {
    private static final String SETTINGS = "settings";
    private static final List<String> KNOWN = List.of("app_id", SETTINGS, "input", "output", "grounding");

    private final ObjectNode wish;
    private final Screening screening;
    private final ArrayNode decisions;

    private DryRun(ObjectNode wish, Screening screening, ArrayNode decisions) {
        this.wish = wish;
        this.screening = screening;
        this.decisions = decisions;
    }

    /** @param uuid of the app that the path fixes; null when it fixes none */
    public static ObjectNode of(byte[] body, Caller caller, @Nullable String uuid) {
        ObjectNode wish = AskReader.parse(body);
        wish.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw Members.invalid(name, "is not known (expected: " + String.join(", ", KNOWN) + ")");
            }
        });
        String app =
                Apps.choose(caller, Members.textOrNull(wish, "app_id"), uuid).id();
        Screen screen = screen(wish.path(SETTINGS), caller.tenant().policyOf(app));
        Screening screening = new Screening(screen, AskReader.texts(wish.path("grounding"), "grounding"));
        ObjectNode reply = Json.object();
        DryRun run = new DryRun(wish, screening, reply.putArray("decisions"));
        reply.set("input", run.input());
        reply.set("output", run.output());
        return reply;
    }

    private static Screen screen(JsonNode settings, AppPolicy policy) {
        if (settings.isMissingNode() || settings.isNull()) {
            return policy.screen();
        }
        Map<String, Object> wanted =
                settings.asText("").equals("recommended") ? WrittenPolicy.RECOMMENDED : set(settings);
        try {
            return policy.instead(wanted);
        } catch (InvalidPolicyException malformed) {
            PolicyFault fault = malformed.faults().getFirst();
            throw Members.invalid(SETTINGS + "." + fault.path(), fault.problem());
        }
    }

    private static Map<String, Object> set(JsonNode settings) {
        if (settings instanceof ObjectNode object) {
            Map<String, Object> named = new HashMap<>();
            Json.plainMembers(object).forEach((name, value) -> {
                if (value != null) {
                    named.put(name, value);
                }
            });
            return named;
        }
        throw Members.invalid(SETTINGS, "must be an object, or \"recommended\"");
    }

    private JsonNode input() {
        JsonNode texts = wish.path("input");
        if (texts.isMissingNode() || texts.isNull()) {
            return Json.object().nullNode();
        }
        if (!texts.isArray()) {
            throw Members.invalid("input", "must be an array of objects with role and text");
        }
        List<ObjectNode> said = new ArrayList<>();
        for (int at = 0; at < texts.size(); at++) {
            String role = Members.text(texts.path(at), "role");
            String text = Members.text(texts.path(at), "text");
            TextSource source = sourceOf(role);
            told(screening.spots(text, source, Stage.INPUT), Stage.INPUT, at);
            String passed = passed(screening.input("input[" + at + "].text"), text, source);
            said.add(Json.object().put("role", role).put("text", passed));
        }
        ArrayNode list = Json.object().arrayNode();
        said.forEach(list::add);
        return list;
    }

    private JsonNode output() {
        String text = Members.textOrNull(wish, "output");
        if (text == null) {
            return Json.object().nullNode();
        }
        told(screening.spots(text, TextSource.CALLER, Stage.OUTPUT), Stage.OUTPUT, 0);
        return Json.object().textNode(passed(screening.output(), text, TextSource.CALLER));
    }

    /** Null for what is blocked. */
    private static @Nullable String passed(TextVisitor visitor, String text, TextSource source) {
        try {
            return visitor.text(text, source);
        } catch (GatewayException blocked) {
            return null;
        }
    }

    private static TextSource sourceOf(String role) {
        return switch (role) {
            case "system", "developer" -> TextSource.BACKEND;
            case "user", "assistant" -> TextSource.CALLER;
            case "tool" -> TextSource.INDIRECT;
            default -> throw Members.invalid("input", "has a role that is not known (system, user, assistant, tool)");
        };
    }

    private void told(List<Spot> spots, Stage stage, int text) {
        for (Spot spot : spots) {
            ObjectNode decision = decisions.addObject();
            decision.put("guardrail", spot.guardrail())
                    .put("stage", stage.wireName())
                    .put("action", spot.action())
                    .put("mode", spot.mode().wireName())
                    .put("detail", spot.finding().rule());
            decision.putArray("spans")
                    .addObject()
                    .put("text", text)
                    .put("start", spot.finding().start())
                    .put("end", spot.finding().end())
                    .put("confidence", spot.finding().confidence())
                    .put("view", spot.finding().view().name().toLowerCase(Locale.ROOT));
        }
    }
}
