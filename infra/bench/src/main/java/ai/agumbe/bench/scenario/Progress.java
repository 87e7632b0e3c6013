package ai.agumbe.bench.scenario;

/** Hears what is being done, for a person who waits. */
@FunctionalInterface
public interface Progress {
    void now(String what);
}
