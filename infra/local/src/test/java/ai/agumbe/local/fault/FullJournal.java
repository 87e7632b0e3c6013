package ai.agumbe.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.detour.Toll;
import ai.agumbe.local.e2e.Eventually;
import ai.agumbe.local.e2e.Node;
import ai.agumbe.local.layout.PartKind;
import java.time.Duration;

/** Kafka says nothing until the journals are at their bound: the metric says so long before, then calls are refused. */
record FullJournal() implements Harm {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ENOUGH = 20;

    @Override
    public void strike(Scene scene) {
        scene.detour(PartKind.KAFKA).demand(new Toll.Silent());
        Node node = scene.nodes().getFirst();
        Eventually.within(PATIENCE, () -> Node.metric(node.url(), "agumbe_journal_fill"), fill -> fill > 0.5);
        assertThat(scene.traffic().refused()).isZero();
        Eventually.within(PATIENCE, scene.traffic()::refused, refused -> refused > ENOUGH);
    }

    @Override
    public void mend(Scene scene) {
        scene.detour(PartKind.KAFKA).open();
    }
}
