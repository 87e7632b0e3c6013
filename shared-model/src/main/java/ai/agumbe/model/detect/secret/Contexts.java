package ai.agumbe.model.detect.secret;

/** What may stand between a word and the credential it announces. */
final class Contexts {
    private static final String QUOTES = "[\\s\"'`\\\\(\\[{<]{0,8}";

    /** The rest of a name, then an assignment in some language, or a sentence that says what it is. */
    private static final String ASSIGNED = "(?i)(?:[\\w \\t.-]{0,32}[\\s\"'`\\]\\\\]{0,3}(?:"
            + "(?:=>|->|\\|\\||[:?.|+!]{0,4}=|:|,|>| is| was| are|ist|est|es)" + QUOTES
            + "|(?:key|token|secret|id|password|pat|credentials?)[ :]{1,2}\"?))";

    private static final String HEADER = "(?i)[\"'\\\\]{0,2}\\s{0,2}:\\s{0,3}[\"'\\\\]{0,2}"
            + "(?:(?:Bearer|Basic|Token|Api-Token|ApiKey|Digest|Key)\\s{1,2})?[\"']?";
    private static final String OPTION = "[ =]{1,3}[\"'{]{0,2}";
    private static final String LOGIN = OPTION + "[^\\s:\"']{0,64}[\"'}]{0,2}:[\"'{]{0,2}";
    private static final String URL = "[^\\s:@/\"'<>]{0,64}:";

    private Contexts() {}

    static String named(String rule, String name) {
        return switch (name) {
            case "near" -> ASSIGNED;
            case "header" -> HEADER;
            case "login" -> LOGIN;
            case "option" -> OPTION;
            case "url" -> URL;
            default -> throw new IllegalStateException(rule + ": where: " + name + " (expected: near, header, …)");
        };
    }
}
