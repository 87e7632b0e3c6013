package ai.agumbe.model.key;

import java.util.List;

/** What a key may do. */
public final class Scope {
    public static final String INFERENCE = "inference";
    public static final String MODELS_READ = "models:read";
    public static final String LOGS_READ = "logs:read";
    public static final String USAGE_READ = "usage:read";
    public static final String GUARDRAILS_READ = "guardrails:read";
    public static final String GUARDRAILS_WRITE = "guardrails:write";

    public static final List<String> ALL =
            List.of(INFERENCE, MODELS_READ, LOGS_READ, USAGE_READ, GUARDRAILS_READ, GUARDRAILS_WRITE);
    public static final List<String> DEFAULT = List.of(INFERENCE, MODELS_READ, LOGS_READ, GUARDRAILS_READ);

    private Scope() {}
}
