package ai.agumbe.data.route;

import ai.agumbe.data.chat.Target;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;

/** A moving average of each target's answer times on this node. */
@Singleton
final class Latencies {
    private static final int MAX_TARGETS = 10_000;
    private static final double NEWEST_WEIGHT = 0.2;

    private final ConcurrentHashMap<String, Double> nanosByModel = new ConcurrentHashMap<>();

    void note(Target target, long nanos) {
        if (nanosByModel.size() < MAX_TARGETS || nanosByModel.containsKey(target.model())) {
            nanosByModel.merge(
                    target.model(), (double) nanos, (mean, newest) -> mean + NEWEST_WEIGHT * (newest - mean));
        }
    }

    /** Nought for a target that was never asked: it is tried first, and then known. */
    double of(Target target) {
        return nanosByModel.getOrDefault(target.model(), 0.0);
    }
}
