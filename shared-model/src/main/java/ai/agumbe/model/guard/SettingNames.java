package ai.agumbe.model.guard;

import java.util.ArrayList;
import java.util.List;

/** What settings are called, in the order in which they are shown. */
public final class SettingNames {
    static final String DENIED_TOPICS_LIST = "deniedTopicsList";
    public static final String ALLOWED_MODELS = "allowedModels";
    public static final String MAX_TOKENS = "maxTokens";
    public static final String REQUESTS_PER_MINUTE = "rateLimitPerMinute";
    public static final String REQUESTS_PER_HOUR = "rateLimitPerHour";
    public static final String TOKENS_PER_MINUTE = "tokensPerMinute";
    public static final String MAX_CONCURRENCY = "maxConcurrency";
    static final String KEYWORD_BLOCKLIST = "keywordBlocklist";
    static final String CONTENT_LENGTH = "contentLength";
    static final String CUSTOM_PATTERNS = "customPatterns";
    public static final String IP_ALLOWLIST = "ipAllowlist";
    public static final String TIME_WINDOW = "timeWindow";
    static final String REQUIRES = "requires";
    static final String STREAM = "stream";
    public static final String REMOTE_DETECTORS = "remoteDetectors";

    /** Of how much may be asked for. */
    public static final List<String> LIMITS =
            List.of(REQUESTS_PER_MINUTE, REQUESTS_PER_HOUR, TOKENS_PER_MINUTE, MAX_CONCURRENCY);

    private static final List<String> ALL = all();

    private SettingNames() {}

    public static List<String> list() {
        return ALL;
    }

    private static List<String> all() {
        List<String> names = new ArrayList<>();
        for (ContentCheck check : ContentCheck.values()) {
            names.add(check.setting());
        }
        names.addAll(List.of(
                DENIED_TOPICS_LIST,
                ALLOWED_MODELS,
                MAX_TOKENS,
                REQUESTS_PER_MINUTE,
                REQUESTS_PER_HOUR,
                TOKENS_PER_MINUTE,
                MAX_CONCURRENCY,
                KEYWORD_BLOCKLIST,
                CONTENT_LENGTH,
                CUSTOM_PATTERNS,
                IP_ALLOWLIST,
                TIME_WINDOW,
                REQUIRES,
                STREAM,
                REMOTE_DETECTORS));
        return List.copyOf(names);
    }
}
