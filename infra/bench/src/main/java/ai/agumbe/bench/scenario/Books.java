package ai.agumbe.bench.scenario;

import ai.agumbe.bench.process.Memory;
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

    /** Ends the usage-consumer and lays both events of so many exchanges on the topics. */
    Laid lay(int exchanges) throws InterruptedException;

    /** Starts the usage-consumer and waits until it has entered them. */
    Entered enter() throws InterruptedException;
}
