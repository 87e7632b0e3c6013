package ai.agumbe.model.guard;

import ai.agumbe.model.config.Limits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins a policy with another that may ask for more and not for less; notes the settings in which it asks for less. */
public final class Tightening {
    private final Policy base;
    private final Policy wanted;
    private final Set<String> named;
    private final List<String> loosened = new ArrayList<>();

    /** @param named the settings of the wanted policy that count */
    private Tightening(Policy base, Policy wanted, Set<String> named) {
        this.base = base;
        this.wanted = wanted;
        this.named = named;
    }

    /**
     * The joined policy.
     *
     * @param loosened the settings in which less was asked for; there the base holds
     */
    public record Result(Policy policy, List<String> loosened) {}

    public static Result of(Policy base, Policy wanted, Set<String> named) {
        Tightening tightening = new Tightening(base, wanted, named);
        Policy policy = tightening.joined();
        return new Result(policy, List.copyOf(tightening.loosened));
    }

    private Policy joined() {
        Map<ContentCheck, CheckSetting> checks = new EnumMap<>(ContentCheck.class);
        for (ContentCheck check : ContentCheck.values()) {
            checks.put(check, check(check));
        }
        return new Policy(
                checks,
                more(SettingNames.DENIED_TOPICS_LIST, base.deniedTopics(), wanted.deniedTopics()),
                fewer(SettingNames.ALLOWED_MODELS, base.allowedModels(), wanted.allowedModels()),
                less(SettingNames.MAX_TOKENS, base.maxTokens(), wanted.maxTokens()),
                limits(base.limits(), wanted.limits()),
                keywords(),
                contentLength(),
                more(SettingNames.CUSTOM_PATTERNS, base.patterns(), wanted.patterns()),
                fewer(SettingNames.IP_ALLOWLIST, base.ipAllowlist(), wanted.ipAllowlist()),
                timeWindow(),
                requirements(),
                stricter(SettingNames.STREAM, base.buffered(), wanted.buffered()),
                remoteDetectors());
    }

    private CheckSetting check(ContentCheck check) {
        CheckSetting had = base.check(check);
        CheckSetting asked = wanted.check(check);
        if (!named.contains(check.setting())) {
            return had;
        }
        if (had.mode().isStricterThan(asked.mode()) || isLooser(asked, had)) {
            loosened.add(check.setting());
            return had;
        }
        return had.mode().isOff() ? asked : had.in(asked.mode());
    }

    /** Options of a check that is on already stay as they are. */
    private static boolean isLooser(CheckSetting asked, CheckSetting had) {
        boolean plain = asked.equals(CheckSetting.of(asked.mode()));
        return !had.mode().isOff() && !plain && !asked.in(had.mode()).equals(had);
    }

    private @Nullable Integer less(String name, @Nullable Integer had, @Nullable Integer asked) {
        if (!named.contains(name)) {
            return had;
        }
        if (had != null && (asked == null || asked > had)) {
            loosened.add(name);
            return had;
        }
        return asked;
    }

    private Limits limits(Limits had, Limits asked) {
        return new Limits(
                less(SettingNames.REQUESTS_PER_MINUTE, had.requestsPerMinute(), asked.requestsPerMinute()),
                less(SettingNames.REQUESTS_PER_HOUR, had.requestsPerHour(), asked.requestsPerHour()),
                less(SettingNames.TOKENS_PER_MINUTE, had.tokensPerMinute(), asked.tokensPerMinute()),
                less(SettingNames.MAX_CONCURRENCY, had.maxConcurrency(), asked.maxConcurrency()));
    }

    /** What is looked for is added to; nothing leaves a list of it. */
    private <T> List<T> more(String name, List<T> had, List<T> asked) {
        if (!named.contains(name)) {
            return had;
        }
        Set<T> all = new LinkedHashSet<>(had);
        all.addAll(asked);
        return List.copyOf(all);
    }

    /** What is let through is taken from; an empty list lets everything. */
    private List<String> fewer(String name, List<String> had, List<String> asked) {
        if (!named.contains(name)) {
            return had;
        }
        if (!had.isEmpty() && (asked.isEmpty() || !had.containsAll(asked))) {
            loosened.add(name);
            return had;
        }
        return asked;
    }

    /** Whoever was asked goes on being asked, as it was; others may come. */
    private List<RemoteDetector> remoteDetectors() {
        String name = SettingNames.REMOTE_DETECTORS;
        Set<String> known = new HashSet<>();
        base.remoteDetectors().forEach(detector -> known.add(detector.name()));
        List<RemoteDetector> others = wanted.remoteDetectors().stream()
                .filter(detector -> !known.contains(detector.name()))
                .toList();
        List<RemoteDetector> all = more(name, base.remoteDetectors(), others);
        return all.size() > RemoteDetectorReader.MOST ? all.subList(0, RemoteDetectorReader.MOST) : all;
    }

    private Keywords keywords() {
        Keywords had = base.keywords();
        Keywords asked = wanted.keywords();
        if (!named.contains(SettingNames.KEYWORD_BLOCKLIST)) {
            return had;
        }
        if (!had.words().isEmpty() && had.mode().isStricterThan(asked.mode())) {
            loosened.add(SettingNames.KEYWORD_BLOCKLIST);
            return had;
        }
        return new Keywords(asked.mode(), more(SettingNames.KEYWORD_BLOCKLIST, had.words(), asked.words()));
    }

    private ContentLength contentLength() {
        ContentLength had = base.contentLength();
        ContentLength asked = wanted.contentLength();
        if (!named.contains(SettingNames.CONTENT_LENGTH)) {
            return had;
        }
        boolean shorter = had.min() != null && (asked.min() == null || asked.min() < had.min());
        boolean longer = had.max() != null && (asked.max() == null || asked.max() > had.max());
        if (shorter || longer) {
            loosened.add(SettingNames.CONTENT_LENGTH);
            return had;
        }
        return asked;
    }

    private @Nullable TimeWindow timeWindow() {
        TimeWindow had = base.timeWindow();
        if (!named.contains(SettingNames.TIME_WINDOW)) {
            return had;
        }
        if (had != null && !had.equals(wanted.timeWindow())) {
            loosened.add(SettingNames.TIME_WINDOW);
            return had;
        }
        return wanted.timeWindow();
    }

    private Requirements requirements() {
        Requirements had = base.requires();
        Requirements asked = wanted.requires();
        if (!named.contains(SettingNames.REQUIRES)) {
            return had;
        }
        return new Requirements(
                fewer(SettingNames.REQUIRES, had.regions(), asked.regions()),
                stricter(SettingNames.REQUIRES, had.zeroRetention(), asked.zeroRetention()));
    }

    private boolean stricter(String name, boolean had, boolean asked) {
        if (!named.contains(name)) {
            return had;
        }
        if (had && !asked) {
            loosened.add(name);
        }
        return had || asked;
    }
}
