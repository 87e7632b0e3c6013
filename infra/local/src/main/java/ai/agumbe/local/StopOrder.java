package ai.agumbe.local;

import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.part.Parts;
import ai.agumbe.local.process.Stopper;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Stops callers before those they call: data planes drain into a Kafka that still runs. */
final class StopOrder {
    private static final List<Set<PartKind>> ROUNDS = List.of(
            EnumSet.of(PartKind.DATA_PLANE),
            EnumSet.of(PartKind.CONTROL_PLANE, PartKind.USAGE_CONSUMER, PartKind.SIMULATOR),
            EnumSet.of(PartKind.KAFKA, PartKind.POSTGRES, PartKind.REDIS));

    private final Parts parts;
    private final Stopper stopper;
    private final Layout layout;

    StopOrder(Parts parts, Stopper stopper, Layout layout) {
        this.parts = parts;
        this.stopper = stopper;
        this.layout = layout;
    }

    void run() {
        for (Set<PartKind> round : ROUNDS) {
            layout.parts().stream().filter(part -> round.contains(part.kind())).toList().parallelStream()
                    .forEach(this::stop);
        }
    }

    private void stop(PartName name) {
        stopper.stop(parts.part(name));
    }
}
