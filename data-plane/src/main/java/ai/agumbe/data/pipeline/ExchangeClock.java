package ai.agumbe.data.pipeline;

import ai.agumbe.data.event.Timings;

/** Measures where an exchange's time goes. Used by one thread. */
final class ExchangeClock {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long startedNanos;
    private long mark;
    private long resolveNanos;
    private long journalNanos;
    private long providerNanos;
    private long policyNanos;
    private long inputNanos;
    private long outputNanos;
    private boolean asking;

    ExchangeClock(long startedNanos) {
        this.startedNanos = startedNanos;
    }

    void resolving() {
        mark = System.nanoTime();
    }

    void resolved() {
        resolveNanos = sinceMark();
    }

    /** Within what is resolved. */
    void policyFound() {
        policyNanos = sinceMark();
    }

    void screening() {
        mark = System.nanoTime();
    }

    void inputScreened() {
        inputNanos = sinceMark();
    }

    void outputScreened() {
        outputNanos += sinceMark();
    }

    void opening() {
        mark = System.nanoTime();
    }

    /** The journal has it; from now on we wait for a provider. */
    void asking() {
        journalNanos = sinceMark();
        mark = System.nanoTime();
        asking = true;
    }

    /** We turn to the provider again. */
    void waiting() {
        mark = System.nanoTime();
        asking = true;
    }

    /** The provider's answer is here, or a piece of it, or its failure. */
    void answered() {
        if (asking) {
            providerNanos += sinceMark();
            asking = false;
        }
    }

    Timings now() {
        return new Timings(
                millis(System.nanoTime() - startedNanos),
                millis(resolveNanos),
                millis(policyNanos),
                millis(inputNanos),
                millis(providerNanos),
                millis(outputNanos),
                millis(journalNanos),
                0,
                0);
    }

    private long sinceMark() {
        return System.nanoTime() - mark;
    }

    /** To the microsecond, so that what is shown adds up. */
    private static double millis(long nanos) {
        return Math.round(nanos / 1e3) * 1e3 / NANOS_PER_MILLI;
    }
}
