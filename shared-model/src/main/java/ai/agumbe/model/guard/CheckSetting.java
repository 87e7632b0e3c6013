package ai.agumbe.model.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one check is set.
 *
 * @param threshold how sure the check must be, 0 to 1; null for the one it ships with
 * @param countries whose phone numbers and ids count as personal data, ISO 3166; empty for the gateway's default
 * @param topics that are denied by examples
 * @param reversible whether personal data comes back to the caller in place of what stood for it
 */
public record CheckSetting(
        Mode mode, @Nullable Double threshold, List<String> countries, List<TopicExamples> topics, boolean reversible) {
    public static final CheckSetting OFF = of(Mode.OFF);

    public CheckSetting {
        countries = List.copyOf(countries);
        topics = List.copyOf(topics);
    }

    public static CheckSetting of(Mode mode) {
        return new CheckSetting(mode, null, List.of(), List.of(), false);
    }

    CheckSetting in(Mode other) {
        return new CheckSetting(other, threshold, countries, topics, reversible);
    }

    /** The mode alone, or an object where an option is set. */
    Object written() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("mode", mode.wireName());
        if (threshold != null) {
            written.put("threshold", threshold);
        }
        if (!countries.isEmpty()) {
            written.put("countries", countries);
        }
        if (!topics.isEmpty()) {
            written.put("topics", topics.stream().map(CheckSetting::written).toList());
        }
        if (reversible) {
            written.put("reversible", true);
        }
        return written.size() == 1 ? mode.wireName() : written;
    }

    private static Map<String, Object> written(TopicExamples topic) {
        return Map.of("name", topic.name(), "examples", topic.examples(), "counterexamples", topic.counterexamples());
    }
}
