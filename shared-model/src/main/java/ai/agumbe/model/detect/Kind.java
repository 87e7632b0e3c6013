package ai.agumbe.model.detect;

/** What a finding is, and what stands in its place when it is cut out; where several overlap, the first one counts. */
public enum Kind {
    PRIVATE_KEY("PRIVATE_KEY"),
    JWT("JWT"),
    SECRET("SECRET"),
    CUSTOM("CUSTOM"),
    KEYWORD("KEYWORD"),
    CARD("CARD"),
    IBAN("IBAN"),
    SSN("SSN"),
    NATIONAL_ID("NATIONAL_ID"),
    EMAIL("EMAIL"),
    IP("IP"),
    PHONE("PHONE"),
    TOPIC("TOPIC"),
    PROMPT_INJECTION("PROMPT_INJECTION"),
    INDIRECT_PROMPT_INJECTION("INDIRECT_PROMPT_INJECTION"),
    UNSAFE_OUTPUT("UNSAFE_OUTPUT"),
    UNGROUNDED_CONTENT("UNGROUNDED_CONTENT");

    private final String label;

    Kind(String name) {
        this.label = "[REDACTED_" + name + "]";
    }

    public String label() {
        return label;
    }
}
