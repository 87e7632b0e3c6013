package ai.agumbe.data.event;

import java.time.Duration;

/** Where ended exchanges are shipped to. */
interface EventSink {
    /**
     * Hands over both events of an exchange; may wait, but not for long. The receipt is told once for each of the two, by
     * any thread.
     */
    void send(EndedRecord record, Receipt receipt);

    /** Lets go within this time; what was not acknowledged until then may or may not arrive. */
    void close(Duration limit);

    /** What became of one event. */
    interface Receipt {
        void acknowledged();

        /** Not taken, perhaps later: it is to be sent again. */
        void failed(Exception reason);

        /** Never will be taken, such as too large. */
        void refused(Exception reason);
    }
}
