package ai.agumbe.data.config;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Puts batches together from records in the topic's order. Compaction leaves gaps, so a batch is complete when all its
 * records came, or when a later batch begins.
 */
final class BatchAssembler {
    private final List<ConfigRecord> pending = new ArrayList<>();
    private final BitSet came = new BitSet();

    /** Takes the next record; answers the batches that are complete now. */
    List<ConfigBatch> take(ConfigRecord record) {
        List<ConfigBatch> complete = new ArrayList<>();
        if (!pending.isEmpty()
                && !pending.getFirst().place().batch().equals(record.place().batch())) {
            flush().ifPresent(complete::add);
        }
        pending.add(record);
        came.set(record.place().index());
        if (came.cardinality() >= record.place().count()) {
            flush().ifPresent(complete::add);
        }
        return complete;
    }

    /** Takes what is pending for complete; empty when nothing is. */
    Optional<ConfigBatch> flush() {
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        ConfigBatch batch = new ConfigBatch(pending.getFirst().version(), pending);
        clear();
        return Optional.of(batch);
    }

    void clear() {
        pending.clear();
        came.clear();
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }
}
