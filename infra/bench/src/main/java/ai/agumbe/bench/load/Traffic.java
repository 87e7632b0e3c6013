package ai.agumbe.bench.load;

/** Calls that go on until closed; what they took can be read at any time. */
public interface Traffic extends AutoCloseable {
    void start();

    /** What happened since the last call of this; throws when any call failed. */
    Taken take();

    /** Throws when any call failed so far. */
    void check();

    @Override
    void close();
}
