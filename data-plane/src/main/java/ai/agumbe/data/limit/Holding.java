package ai.agumbe.data.limit;

/** What a running call holds of its limits: leases that are renewed until it ends, and tokens that are an estimate. */
interface Holding {
    /** The call has ended, having sold so many tokens. */
    void settle(long tokens);

    /** The call still runs: said from time to time. */
    void renew();

    /** Taken from what all nodes share. */
    record Shared(Charge charge, long atMillis, SharedWindows windows) implements Holding {
        @Override
        public void settle(long tokens) {
            windows.settle(charge, atMillis, tokens - charge.tokens());
        }

        @Override
        public void renew() {
            windows.renew(charge);
        }
    }

    /** Taken from what this node keeps while Redis is away; Redis hears of its leases once it is back. */
    record OfNode(Charge charge, long atMillis, NodeWindows windows, SharedWindows shared) implements Holding {
        @Override
        public void settle(long tokens) {
            windows.settle(charge, atMillis, tokens - charge.tokens());
            shared.release(charge);
        }

        @Override
        public void renew() {
            shared.renew(charge);
        }
    }
}
