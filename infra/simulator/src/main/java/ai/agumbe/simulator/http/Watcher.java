package ai.agumbe.simulator.http;

/** Told once, on the event loop, when the caller's connection closed before the whole reply was handed to it. */
@FunctionalInterface
public interface Watcher {
    void callerLeft();
}
