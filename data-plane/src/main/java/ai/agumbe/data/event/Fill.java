package ai.agumbe.data.event;

import java.time.InstantSource;

/** How near the journal is to the bound at which calls are refused: by its size or by its oldest event, whichever is nearer. */
record Fill(JournalSettings settings, Segments segments, Backlog backlog, InstantSource clock) {
    /** Nought when nothing waits, one at the bound. */
    double share() {
        double bytes = (double) segments.bytes() / settings.maxBytes();
        double age = (double) backlog.oldestAgeMillis(clock.millis())
                / settings.maxAge().toMillis();
        return Math.max(bytes, age);
    }
}
