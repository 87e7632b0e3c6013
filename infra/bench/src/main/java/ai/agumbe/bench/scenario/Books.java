package ai.agumbe.bench.scenario;

import ai.agumbe.bench.process.Memory;
import java.time.Instant;
import java.util.Map;

/** The usage-consumer with what it has to enter, as something to be measured. */
public interface Books {
    /** What lies on the topics, in bytes of one exchange: its usage event and its log row. */
    record Laid(int usageBytes, int rowBytes) {}

    /**
     * All of it entered.
     *
     * @param seconds from the first transaction to the last
     * @param cpu microseconds by process
     */
    record Entered(double seconds, Map<String, Long> cpu, Map<String, Memory> memory) {}

    /**
     * What became of calls that were answered.
     *
     * @param rows of the log
     * @param rowMillis from the reply's last byte until its log row could be read in Postgres; {@code lineMillis}: its ledger line
     * @param openingMicros what opening them in the journal took before their provider was asked
     */
    record Shown(long rows, Spread rowMillis, Spread lineMillis, Spread openingMicros) {}

    /** Waits until everything is entered, and tells of the calls that began in this time. */
    Shown shown(Instant from, Instant to) throws InterruptedException;

    /** Ends the usage-consumer and lays both events of so many exchanges on the topics, of so many tenants in turn. */
    Laid lay(int exchanges, int tenants) throws InterruptedException;

    /** Starts the usage-consumer and waits until it has entered them. */
    Entered enter() throws InterruptedException;
}
