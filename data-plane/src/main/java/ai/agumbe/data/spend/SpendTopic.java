package ai.agumbe.data.spend;

import ai.agumbe.model.spend.Spend;
import ai.agumbe.model.spend.SpendKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where sums are heard of, the oldest first. */
interface SpendTopic extends AutoCloseable {
    /** @param spend null when the window is taken back */
    record Told(SpendKey window, @Nullable Spend spend) {}

    /** What came since the last time; waits a while for it. */
    List<Told> poll(Duration wait);

    @Override
    void close();
}
