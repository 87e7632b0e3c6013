package ai.agumbe.local.part;

import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.probe.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One process of the stack: what to run, what must be there before, and how it is told to end. */
public interface Part {
    PartName name();

    /** Makes what the process needs and does not have yet; safe to repeat. */
    default void prepare() {}

    List<String> command();

    /** Variables added to those of the shell. */
    default Map<String, String> environment() {
        return Map.of();
    }

    Probe probe();

    /** The signal that asks for an orderly end. */
    default String endSignal() {
        return "TERM";
    }

    /** How long an orderly end may take before the process is killed. */
    default Duration endLimit() {
        return Duration.ofSeconds(10);
    }
}
