package ai.agumbe.local.probe;

/** Asks a part once whether it is ready. */
@FunctionalInterface
public interface Probe {
    /** False while it is not, or cannot be reached; never throws for either. */
    boolean ready();
}
