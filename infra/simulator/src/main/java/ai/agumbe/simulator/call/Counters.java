package ai.agumbe.simulator.call;

import java.util.concurrent.atomic.LongAdder;

/** What the provider counts of its calls. */
public final class Counters {
    private final LongAdder calls = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder clientsLeft = new LongAdder();

    void call() {
        calls.increment();
    }

    void refusal() {
        refused.increment();
    }

    void clientLeft() {
        clientsLeft.increment();
    }

    public long calls() {
        return calls.sum();
    }

    /** Calls answered with an error, scripted or not. */
    public long refused() {
        return refused.sum();
    }

    public long clientsLeft() {
        return clientsLeft.sum();
    }
}
