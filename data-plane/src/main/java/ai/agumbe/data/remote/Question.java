package ai.agumbe.data.remote;

import ai.agumbe.model.guard.RemoteDetector;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to ask one detector on behalf of one call.
 *
 * @param secret empty when it is shown none; null when it should be, and there is none that may be shown there
 */
record Question(
        RemoteDetector detector,
        ServedCall served,
        @Nullable String secret,
        DetectorLane lane,
        VerdictCache verdicts) {
    @Override
    public String toString() {
        return "Question[" + detector.name() + "]";
    }
}
