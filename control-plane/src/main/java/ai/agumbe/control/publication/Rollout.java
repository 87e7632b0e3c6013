package ai.agumbe.control.publication;

import ai.agumbe.model.topic.NodeReport;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Waits for live nodes to apply a version. */
@Singleton
public final class Rollout {
    private static final Duration LIVE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final String DATA_PLANE = "data";
    private final Progress progress;
    private final InstantSource clock;

    Rollout(Progress progress, InstantSource clock) {
        this.progress = progress;
        this.clock = clock;
    }

    /** Nodes that have not applied a version, and those that could not. */
    public record Outcome(List<String> pending, List<Refusal> refused, Stage stage) {
        public boolean isComplete() {
            return stage == Stage.PUBLISHED && pending.isEmpty() && refused.isEmpty();
        }
    }

    /** Whether the topic has the version. */
    public enum Stage {
        COMMITTED,
        PUBLISHED
    }

    /** Why a node keeps the config it had. */
    public record Refusal(String node, String reason) {}

    /** Answers when every live data plane has applied the version, or what is missing after ten seconds. */
    public Outcome await(long version) {
        Instant end = clock.instant().plus(PATIENCE);
        Outcome outcome = outcome(version);
        try {
            while (!outcome.isComplete() && clock.instant().isBefore(end) && !isRefusedByAllThatAreMissing(outcome)) {
                progress.awaitChange(LOOK_AGAIN);
                outcome = outcome(version);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return outcome;
    }

    /** Then waiting longer changes nothing. */
    private static boolean isRefusedByAllThatAreMissing(Outcome outcome) {
        return outcome.stage() == Stage.PUBLISHED && outcome.pending().isEmpty();
    }

    private Outcome outcome(long version) {
        Stage stage = progress.published() >= version ? Stage.PUBLISHED : Stage.COMMITTED;
        Instant oldest = clock.instant().minus(LIVE);
        List<String> pending = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (NodeReport node : progress.nodes()) {
            boolean counts = node.plane().equals(DATA_PLANE)
                    && (stage == Stage.COMMITTED || node.at().isAfter(oldest));
            if (counts && node.appliedVersion() < version) {
                Long refusedVersion = node.refusedVersion();
                if (refusedVersion != null && refusedVersion >= version) {
                    refused.add(new Refusal(node.id(), String.valueOf(node.lastError())));
                } else {
                    pending.add(node.id());
                }
            }
        }
        return new Outcome(List.copyOf(pending), List.copyOf(refused), stage);
    }
}
