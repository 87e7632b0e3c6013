package ai.agumbe.data.fuzz;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.Config.EMBEDDINGS;

import java.util.List;

/** Bodies that are nearly what an endpoint takes. */
final class Bodies {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "0",
            "-1",
            "1e400",
            "-0.0",
            "9".repeat(400),
            "\"\\ud83d\"",
            "[[]]",
            "[null]",
            "{\"\":0}",
            "1E-999999999",
            "\"" + "x".repeat(5_000) + "\"",
            "[1,\"a\",{}]");
    private static final List<String> NAMES = List.of(
            "model",
            "messages",
            "input",
            "stream",
            "max_tokens",
            "max_completion_tokens",
            "agumbe_metadata",
            "tools",
            "agumbe_guardrails_app_id",
            "agumbe_grounding_context",
            "user",
            "stream_options",
            "system",
            "temperature",
            "n",
            "response_format",
            "tool_choice",
            "reasoning",
            "thinking",
            "previous_response_id",
            "store",
            "stop",
            "metadata");

    private final Chance chance;

    Bodies(Chance chance) {
        this.chance = chance;
    }

    static String fit(String path) {
        String chat =
                "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief\"},{\"role\":\"user\",\"content\":\"Hello\"}]";
        return switch (path) {
            case "/embeddings" -> "{\"model\":\"" + EMBEDDINGS + "\",\"input\":[\"a\",\"b\"]}";
            case "/responses" -> "{\"model\":\"" + CHAT + "\",\"input\":\"Hello\",\"max_output_tokens\":20}";
            case "/messages" ->
                "{\"model\":\"" + CHAT
                        + "\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}]}";
            default ->
                "{\"model\":\"" + CHAT + "\"," + chat + ",\"user\":\"u\",\"agumbe_metadata\":{\"operation\":\"o\"}}";
        };
    }

    String body(String path) {
        String fit = fit(path);
        return switch (chance.below(11)) {
            case 0 -> fit;
            case 1 -> chance.cut(fit);
            case 2 -> fit + chance.of(fit, "x", "\0", " ", "\n\n", "]");
            case 3 -> nested(chance.of(99, 101, 1_000, 50_000));
            case 4 -> member(fit, chance.of(NAMES), chance.of(VALUES));
            case 5 -> member(member(fit, chance.of(NAMES), chance.of(VALUES)), chance.of(NAMES), chance.of(VALUES));
            case 6 -> fit.replace(chance.of("\"Hello\"", "\"user\"", "20", "9", "\"a\""), chance.of(VALUES));
            case 7 -> chance.of("", " ", "null", "[]", "\"x\"", "7", "\u00ef\u00bb\u00bf" + fit, utf16(fit));
            case 8 -> chance.bytes(chance.below(300));
            default -> chance.mutated(fit);
        };
    }

    /** First of all members, so that it doubles one that follows. */
    private static String member(String body, String name, String value) {
        return "{\"" + name + "\":" + value + "," + body.substring(1);
    }

    private String nested(int depth) {
        return chance.of("[", "{\"a\":", "{\"messages\":[").repeat(depth);
    }

    private static String utf16(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            out.append('\0').append(text.charAt(i));
        }
        return out.toString();
    }
}
