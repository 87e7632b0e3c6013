package ai.agumbe.model.spend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A span of time over which spending is added up. */
public enum Window {
    DAY,
    MONTH,
    /** Of prepaid credit, which no time renews. */
    EVER;

    /** When the window began that a moment falls into. */
    public Instant startOf(Instant moment, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        return switch (this) {
            case DAY -> day.atStartOfDay(zone).toInstant();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
            case EVER -> Instant.EPOCH;
        };
    }

    /** When the next one begins; null when none does. */
    public @Nullable Instant endOf(Instant start, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(start, zone);
        return switch (this) {
            case DAY -> day.plusDays(1).atStartOfDay(zone).toInstant();
            case MONTH -> day.plusMonths(1).atStartOfDay(zone).toInstant();
            case EVER -> null;
        };
    }

    /** As documents call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Window of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
