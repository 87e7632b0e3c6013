package ai.agumbe.model.guard;

import ai.agumbe.model.config.Limits;
import ai.agumbe.model.net.AddressRange;
import ai.agumbe.model.pattern.CustomExpression;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads settings by name into a policy, or says all that is wrong with them. */
public final class PolicyReader {
    private static final int MOST_PATTERNS = 50;
    private static final int MOST_TOPICS = 20;
    private static final int LONGEST_LABEL = 64;
    private static final Set<String> ISO_COUNTRIES = Set.of(Locale.getISOCountries());

    private final List<PolicyFault> faults = new ArrayList<>();
    private final SettingMembers settings;

    private PolicyReader(Map<String, ? extends @Nullable Object> settings) {
        this.settings = new SettingMembers(settings, "", faults);
    }

    /** @throws InvalidPolicyException naming what is wrong */
    public static Policy read(Map<String, ? extends @Nullable Object> settings) {
        PolicyReader reader = new PolicyReader(settings);
        Policy policy = reader.policy();
        reader.settings.end();
        if (!reader.faults.isEmpty()) {
            throw new InvalidPolicyException(reader.faults);
        }
        return policy;
    }

    private Policy policy() {
        Map<ContentCheck, CheckSetting> checks = new EnumMap<>(ContentCheck.class);
        for (ContentCheck check : ContentCheck.values()) {
            checks.put(check, check(check));
        }
        return new Policy(
                checks,
                settings.texts(SettingNames.DENIED_TOPICS_LIST),
                settings.texts(SettingNames.ALLOWED_MODELS),
                settings.number(SettingNames.MAX_TOKENS, 1),
                limits(),
                keywords(),
                contentLength(),
                patterns(),
                addresses(),
                timeWindow(),
                requirements(),
                buffered(),
                RemoteDetectorReader.all(settings));
    }

    private CheckSetting check(ContentCheck check) {
        Object value = settings.value(check.setting());
        if (value == null) {
            return CheckSetting.OFF;
        }
        if (!(value instanceof Map)) {
            return CheckSetting.of(settings.modeOf(check.setting(), value));
        }
        SettingMembers options = settings.object(check.setting());
        if (options == null) {
            return CheckSetting.OFF;
        }
        boolean pii = check == ContentCheck.PII;
        CheckSetting set = new CheckSetting(
                options.mode("mode", Mode.OFF),
                check.hasThreshold() ? options.share("threshold") : null,
                pii ? countries(options) : List.of(),
                check == ContentCheck.DENIED_TOPICS ? topics(options) : List.of(),
                pii && options.flag("reversible"));
        options.end();
        if (set.reversible() && set.mode() != Mode.REDACT) {
            options.fault("reversible", "needs the mode redact");
        }
        return set;
    }

    private static List<TopicExamples> topics(SettingMembers options) {
        List<TopicExamples> topics = new ArrayList<>();
        for (SettingMembers entry : options.objects("topics")) {
            TopicExamples topic = new TopicExamples(
                    entry.requiredText("name"), entry.texts("examples"), entry.texts("counterexamples"));
            entry.end();
            if (topic.examples().isEmpty()) {
                entry.fault("examples", "are missing (expected: sentences on the topic, twenty or more)");
            }
            topics.add(topic);
        }
        if (topics.size() > MOST_TOPICS) {
            options.fault("topics", "are too many (expected: at most " + MOST_TOPICS + ")");
        }
        return topics;
    }

    private static List<String> countries(SettingMembers options) {
        List<String> countries = options.texts("countries");
        for (int i = 0; i < countries.size(); i++) {
            if (!ISO_COUNTRIES.contains(countries.get(i))) {
                options.fault("countries[" + i + "]", "is no country (expected: ISO 3166, such as DE)");
            }
        }
        return countries;
    }

    private Limits limits() {
        return new Limits(
                settings.number(SettingNames.REQUESTS_PER_MINUTE, 1),
                settings.number(SettingNames.REQUESTS_PER_HOUR, 1),
                settings.number(SettingNames.TOKENS_PER_MINUTE, 1),
                settings.number(SettingNames.MAX_CONCURRENCY, 1));
    }

    private Keywords keywords() {
        SettingMembers members = settings.object(SettingNames.KEYWORD_BLOCKLIST);
        if (members == null) {
            return Keywords.NONE;
        }
        Keywords keywords = new Keywords(members.mode("mode", Mode.BLOCK), members.texts("words"));
        members.end();
        return keywords.words().isEmpty() && keywords.mode() == Mode.OFF ? Keywords.NONE : keywords;
    }

    private ContentLength contentLength() {
        SettingMembers members = settings.object(SettingNames.CONTENT_LENGTH);
        if (members == null) {
            return ContentLength.ANY;
        }
        ContentLength length = new ContentLength(members.number("min", 0), members.number("max", 1));
        members.end();
        if (length.min() != null && length.max() != null && length.min() > length.max()) {
            members.fault("min", "is more than max");
        }
        return length;
    }

    private List<CustomPattern> patterns() {
        List<CustomPattern> patterns = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (SettingMembers entry : settings.objects(SettingNames.CUSTOM_PATTERNS)) {
            CustomPattern pattern = new CustomPattern(
                    entry.requiredText("label"), entry.requiredText("pattern"), entry.mode("mode", Mode.REDACT));
            entry.end();
            if (!pattern.label().matches("[A-Za-z][A-Za-z0-9_-]{0," + (LONGEST_LABEL - 1) + "}|")) {
                entry.fault("label", "is no name (expected: letters, digits, - and _, at most " + LONGEST_LABEL + ")");
            }
            checkExpression(entry, pattern.pattern());
            if (!labels.add(pattern.label())) {
                entry.fault("label", "is there twice");
            }
            patterns.add(pattern);
        }
        if (patterns.size() > MOST_PATTERNS) {
            settings.fault(SettingNames.CUSTOM_PATTERNS, "are too many (expected: at most " + MOST_PATTERNS + ")");
        }
        return patterns;
    }

    private static void checkExpression(SettingMembers entry, String pattern) {
        try {
            if (!pattern.isEmpty()) {
                var _ = CustomExpression.of(pattern);
            }
        } catch (IllegalArgumentException unreadable) {
            entry.fault("pattern", Objects.requireNonNullElse(unreadable.getMessage(), "cannot be read"));
        }
    }

    private List<String> addresses() {
        List<String> addresses = settings.texts(SettingNames.IP_ALLOWLIST);
        for (int i = 0; i < addresses.size(); i++) {
            try {
                AddressRange.parse(addresses.get(i));
            } catch (IllegalArgumentException malformed) {
                settings.fault(SettingNames.IP_ALLOWLIST + "[" + i + "]", "is no address (expected: like 10.0.0.0/8)");
            }
        }
        return addresses;
    }

    private @Nullable TimeWindow timeWindow() {
        SettingMembers members = settings.object(SettingNames.TIME_WINDOW);
        if (members == null) {
            return null;
        }
        TimeWindow window = new TimeWindow(days(members), time(members, "from"), time(members, "to"), zone(members));
        members.end();
        return window;
    }

    private static Set<DayOfWeek> days(SettingMembers members) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : members.texts("days")) {
            try {
                days.add(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                members.fault("days", name + " is no day (expected: such as monday)");
            }
        }
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    private static LocalTime time(SettingMembers members, String name) {
        try {
            return LocalTime.parse(members.requiredText(name));
        } catch (DateTimeException malformed) {
            members.fault(name, "is no time of day (expected: such as 08:30)");
            return LocalTime.MIN;
        }
    }

    private static ZoneId zone(SettingMembers members) {
        String name = members.text("timezone");
        try {
            return name == null ? ZoneId.of("UTC") : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            members.fault("timezone", "is no time zone (expected: such as Europe/Berlin)");
            return ZoneId.of("UTC");
        }
    }

    private Requirements requirements() {
        SettingMembers members = settings.object(SettingNames.REQUIRES);
        if (members == null) {
            return Requirements.NONE;
        }
        Requirements requires = new Requirements(members.texts("regions"), members.flag("zero_retention"));
        members.end();
        return requires;
    }

    private boolean buffered() {
        String stream = settings.text(SettingNames.STREAM);
        if (stream != null && !stream.equals("hold") && !stream.equals("buffer")) {
            settings.fault(SettingNames.STREAM, stream + " (expected: hold or buffer)");
        }
        return "buffer".equals(stream);
    }
}
