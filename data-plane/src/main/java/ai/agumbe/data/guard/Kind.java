package ai.agumbe.data.guard;

/** What a finding is, and what stands in its place when it is cut out. */
public enum Kind {
    EMAIL("EMAIL"),
    PHONE("PHONE"),
    SSN("SSN"),
    CARD("CARD"),
    IBAN("IBAN"),
    IP("IP"),
    NATIONAL_ID("NATIONAL_ID"),
    SECRET("SECRET"),
    PRIVATE_KEY("PRIVATE_KEY"),
    JWT("JWT"),
    CUSTOM("CUSTOM"),
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
