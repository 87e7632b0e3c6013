package ai.agumbe.data.limit;

import ai.agumbe.data.spend.Amount;
import ai.agumbe.data.spend.Counted;
import ai.agumbe.model.spend.SpendKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * What this node knows of purses by itself: what its calls hold, what they have spent that the ledger is not known to have, and
 * what others had when Redis was last here. While Redis is away a call must fit in this node's share of what is left.
 */
final class NodePurses {
    private static final int MAX_WINDOWS = 100_000;
    private static final int MOST_SECONDS = 1_000;
    private static final long MINUTE = 60;

    private final IntSupplier liveNodes;
    private final Map<SpendKey, Own> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SpendKey, Own> eldest) {
            return size() > MAX_WINDOWS;
        }
    };

    /** Of one window, by the second in which calls ended. */
    private static final class Own {
        private Amount held = Amount.NONE;
        private final TreeMap<Long, Amount> late = new TreeMap<>();
        private Amount others = Amount.NONE;
        private long othersAt;

        /** What the ledger is complete with is in its sum. */
        void complete(long to) {
            late.headMap(to).clear();
            others = othersAt < to ? Amount.NONE : others;
        }

        /** While nothing becomes complete for long, minutes are told apart instead of seconds, by their last one. */
        void add(long second, Amount sold) {
            late.merge(late.size() < MOST_SECONDS ? second : second / MINUTE * MINUTE + MINUTE - 1, sold, Amount::plus);
        }

        Amount spent() {
            return late.values().stream().reduce(Amount.NONE, Amount::plus);
        }
    }

    NodePurses(IntSupplier liveNodes) {
        this.liveNodes = liveNodes;
    }

    /** With what this node has spent itself: a Redis that has lost it learns it anew. */
    synchronized List<Purse> informed(List<Purse> purses) {
        List<Purse> informed = new ArrayList<>(purses.size());
        for (Purse purse : purses) {
            informed.add(
                    purse.atLeast(purse.counted().complete().plus(own(purse).spent())));
        }
        return informed;
    }

    /** Answers which purse of the charge refuses, and what all hold; takes from all when none does. */
    synchronized Decision take(Charge charge) {
        int nodes = Math.max(1, liveNodes.getAsInt());
        for (int i = 0; i < charge.purses().size(); i++) {
            if (!fits(charge.purses().get(i), charge.need(), nodes)) {
                return new Decision(charge.bounds().size() + i, 0, 0, List.of(), balances(charge.purses()));
            }
        }
        hold(charge);
        return new Decision(-1, 0, 0, List.of(), balances(charge.purses()));
    }

    /** Each node may spend the same part of what is left of what is known to be spent. */
    private boolean fits(Purse purse, Amount need, int nodes) {
        Own own = own(purse);
        Amount here = own.spent().plus(own.held).plus(need);
        Amount elsewhere = elsewhere(purse.counted(), own);
        return purse.holds(elsewhere.plus(new Amount(here.nanoUsd() * nodes, here.tokens() * nodes)));
    }

    private static Amount elsewhere(Counted counted, Own own) {
        return counted.complete().plus(own.others).max(counted.atLeast().minus(own.spent()));
    }

    synchronized List<Balance> balances(List<Purse> purses) {
        List<Balance> balances = new ArrayList<>();
        for (Purse purse : purses) {
            Own own = own(purse);
            balances.add(new Balance(elsewhere(purse.counted(), own).plus(own.spent()), own.held, 0));
        }
        return balances;
    }

    /** Redis has let a call in, and said what all nodes have spent. */
    synchronized void took(Charge charge, Decision decision, Instant now) {
        for (int i = 0; i < charge.purses().size(); i++) {
            Purse purse = charge.purses().get(i);
            Own own = own(purse);
            own.others = decision.balances()
                    .get(i)
                    .spent()
                    .minus(purse.counted().complete())
                    .minus(own.spent())
                    .max(Amount.NONE);
            own.othersAt = now.getEpochSecond();
        }
        hold(charge);
    }

    private void hold(Charge charge) {
        for (Purse purse : charge.purses()) {
            Own own = own(purse);
            own.held = own.held.plus(charge.need());
        }
    }

    /** The call has ended, or was not let in after all. */
    synchronized void settle(Charge charge, Amount sold, Instant endedAt) {
        for (Purse purse : charge.purses()) {
            Own own = own(purse);
            own.held = own.held.minus(charge.need()).max(Amount.NONE);
            if (!sold.equals(Amount.NONE)) {
                own.add(endedAt.getEpochSecond(), sold);
            }
        }
    }

    private Own own(Purse purse) {
        Own own = windows.computeIfAbsent(purse.window(), window -> new Own());
        own.complete(purse.counted().completeTo());
        return own;
    }
}
