package ai.agumbe.model.trial;

import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.screen.Screen;
import ai.agumbe.model.screen.Screening;
import ai.agumbe.model.screen.Spot;
import ai.agumbe.model.screen.Stage;
import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts to hold against a policy, or against one that is only thought of. Nobody outside is asked, and the texts are kept
 * nowhere.
 *
 * @param app null for the one that is meant otherwise
 * @param settings in place of the app's own; null for these
 * @param input null for none
 * @param output null for none
 */
public record DryRun(
        @Nullable String app,
        @Nullable Map<String, Object> settings,
        @Nullable List<Said> input,
        @Nullable String output,
        List<String> grounding) {
    public static final List<String> MEMBERS = List.of("app_id", Wish.SETTINGS, "input", "output", "grounding");

    /** A text, and who says it. */
    public record Said(String role, TextSource source, String text) {}

    /** @throws InvalidTrialException naming the member that is wrong */
    public static DryRun read(ObjectNode body) {
        Wish wish = Wish.of(body, MEMBERS);
        List<Wish> input = wish.objects("input", List.of("role", "text"));
        return new DryRun(
                wish.text("app_id"),
                wish.settings(),
                input == null ? null : input.stream().map(DryRun::said).toList(),
                wish.text("output"),
                wish.texts("grounding"));
    }

    private static Said said(Wish wish) {
        String role = wish.requiredText("role");
        TextSource source = switch (role) {
            case "system", "developer" -> TextSource.BACKEND;
            case "user", "assistant" -> TextSource.CALLER;
            case "tool" -> TextSource.INDIRECT;
            default -> throw wish.invalid("role", "is not known (expected: system, developer, user, assistant, tool)");
        };
        return new Said(role, source, wish.requiredText("text"));
    }

    /** What the policy would do: every place where a guardrail would apply, and what would be left of the texts. */
    public ObjectNode against(Screen screen) {
        Screening screening = new Screening(screen, grounding);
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        ArrayNode decisions = told.putArray("decisions");
        if (input == null) {
            told.putNull("input");
        } else {
            ArrayNode left = told.putArray("input");
            for (Said said : input) {
                int at = left.size();
                tell(decisions, screening.spots(said.text(), said.source(), Stage.INPUT), Stage.INPUT, at);
                String passed = passed(screening.input("input[" + at + "].text"), said.text(), said.source());
                left.addObject().put("role", said.role()).put("text", passed);
            }
        }
        if (output == null) {
            told.putNull("output");
        } else {
            tell(decisions, screening.spots(output, TextSource.CALLER, Stage.OUTPUT), Stage.OUTPUT, 0);
            told.put("output", passed(screening.output(), output, TextSource.CALLER));
        }
        return told;
    }

    /** Null for what is blocked. */
    private static @Nullable String passed(TextVisitor visitor, String text, TextSource source) {
        try {
            return visitor.text(text, source);
        } catch (GatewayException blocked) {
            return null;
        }
    }

    private static void tell(ArrayNode decisions, List<Spot> spots, Stage stage, int text) {
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
