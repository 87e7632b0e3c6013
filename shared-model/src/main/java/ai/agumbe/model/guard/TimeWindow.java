package ai.agumbe.model.guard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When calls are let in.
 *
 * @param days on which it begins
 * @param to the first moment outside; before {@code from} it is of the next day
 */
public record TimeWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    public TimeWindow {
        days = Set.copyOf(days);
    }

    public boolean isOpenAt(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalTime time = local.toLocalTime();
        if (from.isBefore(to)) {
            return days.contains(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
        }
        boolean begunToday = days.contains(local.getDayOfWeek()) && !time.isBefore(from);
        boolean begunYesterday = days.contains(local.getDayOfWeek().minus(1)) && time.isBefore(to);
        return begunToday || begunYesterday;
    }
}
