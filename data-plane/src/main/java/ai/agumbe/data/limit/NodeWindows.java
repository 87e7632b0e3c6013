package ai.agumbe.data.limit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** The windows that this node keeps alone while Redis is away: of every limit its share among the live nodes. */
final class NodeWindows {
    private static final int MAX_WINDOWS = 100_000;

    private final IntSupplier liveNodes;
    private final InstantSource clock;
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, SlidingWindow> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SlidingWindow> eldest) {
            return size() > MAX_WINDOWS;
        }
    };

    NodeWindows(IntSupplier liveNodes, InstantSource clock) {
        this.liveNodes = liveNodes;
        this.clock = clock;
    }

    synchronized Decision take(Charge charge) {
        long now = clock.millis();
        Decision seen = look(charge, now);
        if (!seen.isGranted()) {
            return seen;
        }
        for (Bound bound : charge.bounds()) {
            if (bound.isOfRunningCalls()) {
                running.merge(bound.place(), 1, Integer::sum);
            } else {
                window(bound).take(now, charge.costOf(bound));
            }
        }
        return new Decision(-1, 0, now, standings(charge, now), List.of());
    }

    /** What the limits hold, as this node knows them. */
    synchronized Decision look(Charge charge) {
        return look(charge, clock.millis());
    }

    private Decision look(Charge charge, long now) {
        int refusedBy = -1;
        long longest = -1;
        for (int i = 0; i < charge.bounds().size(); i++) {
            Bound bound = charge.bounds().get(i);
            long wait = waitMillis(bound.sharedBy(Math.max(1, liveNodes.getAsInt())), charge.costOf(bound), now);
            if (wait > longest) {
                refusedBy = i;
                longest = wait;
            }
        }
        return new Decision(refusedBy, Math.max(0, longest), now, standings(charge, now), List.of());
    }

    /** Negative when it fits. */
    private long waitMillis(Bound share, long cost, long now) {
        if (share.isOfRunningCalls()) {
            return running.getOrDefault(share.place(), 0) < share.limit() ? -1 : SharedLimits.RETRY_MILLIS;
        }
        SlidingWindow window = window(share);
        return window.used(now) + cost <= share.limit() ? -1 : window.waitMillis(now, cost, share.limit());
    }

    private List<Standing> standings(Charge charge, long now) {
        List<Standing> standings = new ArrayList<>();
        for (Bound bound : charge.bounds()) {
            if (bound.isOfRunningCalls()) {
                standings.add(new Standing(running.getOrDefault(bound.place(), 0), 0));
            } else {
                SlidingWindow window = window(bound);
                standings.add(new Standing(window.used(now), window.resetMillis(now)));
            }
        }
        return standings;
    }

    /** The call has ended, having taken so many tokens more than was thought. */
    synchronized void settle(Charge charge, long atMillis, long difference) {
        for (Bound bound : charge.bounds()) {
            switch (bound.measure()) {
                case CONCURRENCY ->
                    running.computeIfPresent(bound.place(), (place, calls) -> calls > 1 ? calls - 1 : null);
                case TOKENS_PER_MINUTE -> window(bound).correct(atMillis, difference);
                case REQUESTS_PER_MINUTE, REQUESTS_PER_HOUR -> {}
            }
        }
    }

    private SlidingWindow window(Bound bound) {
        return windows.computeIfAbsent(
                bound.place(),
                place -> new SlidingWindow(bound.measure().window().toMillis()));
    }
}
