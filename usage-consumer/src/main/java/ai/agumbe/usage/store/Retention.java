package ai.agumbe.usage.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** Which days a table keeps: from {@code kept} before today to tomorrow, in UTC. */
public record Retention(Period kept, InstantSource clock) {
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    public LocalDate today() {
        return dayOf(clock.instant());
    }

    public LocalDate oldest() {
        return today().minus(kept);
    }

    public LocalDate newest() {
        return today().plusDays(1);
    }

    public boolean keeps(LocalDate day) {
        return !day.isBefore(oldest()) && !day.isAfter(newest());
    }
}
