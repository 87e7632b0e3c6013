package ai.agumbe.local;

import ai.agumbe.local.layout.PartName;
import java.util.Locale;

/** How a part is, seen from outside. */
enum PartState {
    RUNNING,
    DIED,
    STOPPED;

    static PartState of(LocalStack stack, PartName part) {
        if (stack.isRunning(part.toString())) {
            return RUNNING;
        }
        return stack.processes().wanted(part) ? DIED : STOPPED;
    }

    /** One line; says how to bring back a part that died. */
    String describe(LocalStack stack, PartName part, String sameData) {
        String state = switch (this) {
            case RUNNING ->
                String.format(
                        Locale.ROOT,
                        "running  %-16s process %d",
                        stack.layout().address(part),
                        stack.pid(part.toString()));
            case DIED -> "died     bring it back with: ./agumbe start " + part + sameData;
            case STOPPED -> "stopped";
        };
        return String.format(Locale.ROOT, "%-15s %s", part, state);
    }
}
