package ai.agumbe.data.limit;

import ai.agumbe.model.money.NanoUsd;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What operators see of the gate. */
final class GateMeters {
    static final String BY_REDIS = "redis";
    static final String BY_NODE = "node";

    private final MeterRegistry metrics;
    private final DistributionSummary drift;
    private volatile boolean alone;

    GateMeters(MeterRegistry metrics) {
        this.metrics = metrics;
        this.drift = DistributionSummary.builder("agumbe.budgets.drift.usd").register(metrics);
        metrics.gauge("agumbe.limits.alone", this, meters -> meters.alone ? 1 : 0);
    }

    void alone(boolean now) {
        alone = now;
    }

    void decided(String by, boolean granted) {
        metrics.counter("agumbe.limits.decisions", "by", by, "outcome", granted ? "granted" : "refused")
                .increment();
    }

    /** By how much, either way, the ledger put right what Redis had. */
    void corrected(List<Balance> balances) {
        for (Balance balance : balances) {
            if (balance.driftNanoUsd() != 0) {
                drift.record(NanoUsd.dollars(Math.abs(balance.driftNanoUsd())).doubleValue());
            }
        }
    }
}
