package ai.agumbe.bench.scenario;

/** Chat requests of a given size, filled with prose. */
final class Prompt {
    private static final String PROSE = "Summarise the following meeting notes for the weekly report and keep every "
            + "decision, owner and date. The team agreed to move the release, to measure again, and to write it down. ";

    private Prompt() {}

    static String chat(String model, int bytes) {
        return json(model, bytes, "");
    }

    static String stream(String model, int bytes) {
        return json(model, bytes, ",\"stream\":true");
    }

    private static String json(String model, int bytes, String members) {
        var prompt = PROSE.repeat(bytes / PROSE.length() + 1).substring(0, bytes);
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt
                + "\"}],\"temperature\":0.2" + members + "}";
    }
}
