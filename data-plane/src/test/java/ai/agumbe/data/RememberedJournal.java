package ai.agumbe.data;

import ai.agumbe.data.event.SegmentJournal;
import ai.agumbe.data.ground.RecordingJournal;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/** Puts a journal in memory where the real one would be. */
@Factory
final class RememberedJournal {
    @Singleton
    @Replaces(bean = SegmentJournal.class, factory = Wiring.class)
    RecordingJournal journal() {
        return new RecordingJournal();
    }
}
