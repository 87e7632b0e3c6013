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
 * @param reversible whether personal data comes back to the caller in place of what stood for it
 */
public record CheckSetting(Mode mode, @Nullable Double threshold, List<String> countries, boolean reversible) {
    public static final CheckSetting OFF = of(Mode.OFF);

    public CheckSetting {
        countries = List.copyOf(countries);
    }

    public static CheckSetting of(Mode mode) {
        return new CheckSetting(mode, null, List.of(), false);
    }

    CheckSetting in(Mode other) {
        return new CheckSetting(other, threshold, countries, reversible);
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
        if (reversible) {
            written.put("reversible", true);
        }
        return written.size() == 1 ? mode.wireName() : written;
    }
}
