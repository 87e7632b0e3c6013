package ai.agumbe.local.fault;

import ai.agumbe.local.detour.Toll;
import ai.agumbe.local.layout.PartKind;
import java.util.List;

/** The way to the parts is slow, narrow or broken, for old and new connections. */
record Tolled(List<PartKind> parts, Toll toll) implements Harm {
    @Override
    public void strike(Scene scene) {
        parts.forEach(part -> scene.detour(part).demand(toll));
    }

    @Override
    public void mend(Scene scene) {
        parts.forEach(part -> scene.detour(part).open());
    }
}
