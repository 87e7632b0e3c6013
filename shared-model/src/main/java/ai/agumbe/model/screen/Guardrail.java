package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.guard.ContentCheck;
import java.util.Locale;

/** Who decides, as decisions name it. */
public enum Guardrail {
    ALLOWED_MODELS,
    MAX_TOKENS,
    PROMPT_INJECTION,
    INDIRECT_PROMPT_INJECTION,
    PII,
    SECRETS,
    DENIED_TOPICS,
    OUTPUT_SAFETY,
    GROUNDEDNESS,
    KEYWORD,
    CONTENT_LENGTH,
    CUSTOM;

    static Guardrail of(ContentCheck check) {
        return valueOf(check.name());
    }

    static Guardrail of(Finding finding) {
        return switch (finding.kind()) {
            case PRIVATE_KEY, JWT, SECRET -> SECRETS;
            case CARD, IBAN, SSN, NATIONAL_ID, EMAIL, IP, PHONE -> PII;
            case CUSTOM -> CUSTOM;
            case KEYWORD -> KEYWORD;
            case TOPIC -> DENIED_TOPICS;
            case PROMPT_INJECTION -> PROMPT_INJECTION;
            case INDIRECT_PROMPT_INJECTION -> INDIRECT_PROMPT_INJECTION;
            case UNSAFE_OUTPUT -> OUTPUT_SAFETY;
            case UNGROUNDED_CONTENT -> GROUNDEDNESS;
        };
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As policies call it, where they do. */
    String setting() {
        return switch (this) {
            case ALLOWED_MODELS -> "allowedModels";
            case MAX_TOKENS -> "maxTokens";
            case CONTENT_LENGTH -> "contentLength";
            default -> wireName();
        };
    }

    ErrorCode whenBlocked() {
        return switch (this) {
            case ALLOWED_MODELS -> ErrorCode.GUARDRAIL_MODEL_BLOCKED;
            case DENIED_TOPICS -> ErrorCode.GUARDRAIL_DENIED_TOPIC_BLOCKED;
            case GROUNDEDNESS -> ErrorCode.GUARDRAIL_GROUNDEDNESS_BLOCKED;
            default -> ErrorCode.GUARDRAIL_BLOCKED;
        };
    }
}
