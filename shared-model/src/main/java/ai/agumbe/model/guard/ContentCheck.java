package ai.agumbe.model.guard;

/** What texts are checked for. */
public enum ContentCheck {
    PROMPT_INJECTION("promptInjection", "prompt_injection"),
    INDIRECT_PROMPT_INJECTION("indirectPromptInjection", "indirect_prompt_injection"),
    PII("pii", "pii"),
    SECRETS("secrets", "secrets"),
    DENIED_TOPICS("deniedTopics", "denied_topics"),
    OUTPUT_SAFETY("outputSafety", "output_safety"),
    GROUNDEDNESS("groundedness", "groundedness");

    private final String setting;
    private final String decision;

    ContentCheck(String setting, String decision) {
        this.setting = setting;
        this.decision = decision;
    }

    /** As policies call it. */
    public String setting() {
        return setting;
    }

    /** As decisions call it. */
    public String decision() {
        return decision;
    }

    boolean hasThreshold() {
        return this == PROMPT_INJECTION || this == INDIRECT_PROMPT_INJECTION || this == GROUNDEDNESS;
    }
}
