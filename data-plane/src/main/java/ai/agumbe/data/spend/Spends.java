package ai.agumbe.data.spend;

import ai.agumbe.model.spend.Spend;
import ai.agumbe.model.spend.SpendKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What this node has heard of the ledger's sums. */
public final class Spends implements Function<SpendKey, Counted> {
    /** The consumer takes windows back that are long over; this is for a topic that somebody else writes to. */
    private static final int MOST = 1_000_000;

    private final Map<SpendKey, Counted> windows = new ConcurrentHashMap<>();

    @Override
    public Counted apply(SpendKey window) {
        return windows.getOrDefault(window, Counted.NOTHING);
    }

    void hear(Spend spend) {
        Counted heard = Counted.of(spend);
        if (windows.size() < MOST) {
            windows.merge(spend.key(), heard, (before, now) -> now.revision() >= before.revision() ? now : before);
        }
    }

    void forget(SpendKey window) {
        windows.remove(window);
    }

    int count() {
        return windows.size();
    }
}
