package ai.agumbe.model.guard;

import ai.agumbe.model.config.Limits;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy as settings by name, every one filled in; a limit that is not set is null. */
public final class WrittenPolicy {
    /** What most should begin with. */
    public static final Map<String, Object> RECOMMENDED = recommended();

    private WrittenPolicy() {}

    public static Map<String, @Nullable Object> of(Policy policy) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (ContentCheck check : ContentCheck.values()) {
            all.put(check.setting(), policy.check(check).written());
        }
        all.put(SettingNames.DENIED_TOPICS_LIST, policy.deniedTopics());
        all.put(SettingNames.ALLOWED_MODELS, policy.allowedModels());
        all.put(SettingNames.MAX_TOKENS, policy.maxTokens());
        Limits limits = policy.limits();
        all.put(SettingNames.REQUESTS_PER_MINUTE, limits.requestsPerMinute());
        all.put(SettingNames.REQUESTS_PER_HOUR, limits.requestsPerHour());
        all.put(SettingNames.TOKENS_PER_MINUTE, limits.tokensPerMinute());
        all.put(SettingNames.MAX_CONCURRENCY, limits.maxConcurrency());
        Keywords keywords = policy.keywords();
        all.put(SettingNames.KEYWORD_BLOCKLIST, Map.of("mode", keywords.mode().wireName(), "words", keywords.words()));
        Map<String, @Nullable Object> length = new LinkedHashMap<>();
        length.put("min", policy.contentLength().min());
        length.put("max", policy.contentLength().max());
        all.put(SettingNames.CONTENT_LENGTH, length);
        all.put(
                SettingNames.CUSTOM_PATTERNS,
                policy.patterns().stream().map(WrittenPolicy::pattern).toList());
        all.put(SettingNames.IP_ALLOWLIST, policy.ipAllowlist());
        all.put(SettingNames.TIME_WINDOW, window(policy.timeWindow()));
        Requirements requires = policy.requires();
        all.put(
                SettingNames.REQUIRES,
                Map.of("regions", requires.regions(), "zero_retention", requires.zeroRetention()));
        all.put(SettingNames.STREAM, policy.buffered() ? "buffer" : "hold");
        all.put(
                SettingNames.REMOTE_DETECTORS,
                policy.remoteDetectors().stream()
                        .map(WrittenPolicy::remoteDetector)
                        .toList());
        return all;
    }

    private static Map<String, Object> pattern(CustomPattern pattern) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("label", pattern.label());
        written.put("pattern", pattern.pattern());
        written.put("mode", pattern.mode().wireName());
        return written;
    }

    /** What is not there is left out: none of it has to be filled in. */
    private static Map<String, Object> remoteDetector(RemoteDetector detector) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", detector.name());
        written.put("kind", detector.protocol().wireName());
        putIfThere(written, "url", detector.url());
        putIfThere(written, "model", detector.model());
        putIfThere(written, "question", detector.question());
        putIfThere(written, "credential", detector.credential());
        List<String> stages = new ArrayList<>(2);
        if (detector.input()) {
            stages.add("input");
        }
        if (detector.output()) {
            stages.add("output");
        }
        written.put("stages", List.copyOf(stages));
        written.put("mode", detector.mode().wireName());
        written.put("fail", detector.failClosed() ? "closed" : "open");
        written.put("timeout_ms", detector.timeoutMs());
        written.put("sample", detector.sample());
        putIfThere(written, "threshold", detector.threshold());
        if (detector.protocol() != RemoteDetector.Protocol.JUDGE) {
            written.put("language", detector.language());
        }
        return written;
    }

    private static void putIfThere(Map<String, Object> written, String name, @Nullable Object value) {
        if (value != null) {
            written.put(name, value);
        }
    }

    private static @Nullable Map<String, Object> window(@Nullable TimeWindow window) {
        if (window == null) {
            return null;
        }
        Map<String, Object> written = new LinkedHashMap<>();
        List<String> days =
                window.days().stream().sorted().map(WrittenPolicy::named).toList();
        written.put("days", days);
        written.put("from", window.from().toString());
        written.put("to", window.to().toString());
        written.put("timezone", window.zone().getId());
        return written;
    }

    private static String named(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> recommended() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (ContentCheck check : ContentCheck.values()) {
            boolean data = check == ContentCheck.PII || check == ContentCheck.SECRETS;
            settings.put(check.setting(), (data ? Mode.REDACT : Mode.DETECT).wireName());
        }
        settings.put(SettingNames.MAX_TOKENS, 1_024);
        settings.put(SettingNames.REQUESTS_PER_MINUTE, 60);
        return Map.copyOf(settings);
    }
}
