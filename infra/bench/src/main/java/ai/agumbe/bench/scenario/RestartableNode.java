package ai.agumbe.bench.scenario;

import ai.agumbe.bench.process.Memory;

/** The measured node as something that can be ended and started anew. */
public interface RestartableNode {
    /** What the node finds in its own directory when it starts. */
    enum Disk {
        /** Nothing: it reads the whole config from Kafka. */
        EMPTY,
        /** Its copy of the config, as after a restart. */
        KEPT
    }

    /**
     * One start, in milliseconds since the process began.
     *
     * @param answered when the first chat call was answered, sent as soon as the node was ready
     */
    record Started(double ready, double answered, double cpu, Memory memory) {}

    /** Adds keys to the config topic until this many were added. */
    void haveKeys(int count);

    /** Ends the node and starts it as everybody does. */
    Started startAnew(Disk disk) throws InterruptedException;
}
