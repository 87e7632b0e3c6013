package ai.agumbe.data.limit;

import ai.agumbe.data.spend.Amount;
import java.time.Instant;

/** What a running call holds: leases and reservations that are renewed until it ends, and tokens that are an estimate. */
interface Holding {
    /** The call has ended, having sold so much. */
    void settle(Amount sold, Instant endedAt);

    /** The call still runs: said from time to time. */
    void renew();

    /** Taken from what all nodes share. */
    record Shared(Charge charge, long atMillis, SharedLimits limits, NodePurses purses) implements Holding {
        @Override
        public void settle(Amount sold, Instant endedAt) {
            purses.settle(charge, sold, endedAt);
            limits.settle(charge, atMillis, sold, endedAt);
        }

        @Override
        public void renew() {
            limits.renew(charge);
        }
    }

    /** Taken from what this node keeps while Redis is away; Redis hears of its leases and of its cost once it is back. */
    record OfNode(Charge charge, long atMillis, NodeWindows windows, NodePurses purses, SharedLimits shared)
            implements Holding {
        @Override
        public void settle(Amount sold, Instant endedAt) {
            windows.settle(charge, atMillis, sold.tokens() - charge.need().tokens());
            purses.settle(charge, sold, endedAt);
            shared.release(charge, sold, endedAt);
        }

        @Override
        public void renew() {
            shared.renew(charge);
        }
    }
}
