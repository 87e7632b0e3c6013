package ai.agumbe.usage.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is measured of the intakes of one topic. */
final class IntakeMetrics {
    final Counter stored;
    final Counter duplicates;
    final Counter dead;
    final Counter failures;
    final Counter superseded;
    final Timer transactions;

    IntakeMetrics(MeterRegistry registry, String topic) {
        stored = registry.counter("agumbe.usage.records.stored", "topic", topic);
        duplicates = registry.counter("agumbe.usage.records.duplicate", "topic", topic);
        dead = registry.counter("agumbe.usage.records.dead", "topic", topic);
        failures = registry.counter("agumbe.usage.transactions.failed", "topic", topic);
        superseded = registry.counter("agumbe.usage.transactions.superseded", "topic", topic);
        transactions = registry.timer("agumbe.usage.transactions", "topic", topic);
    }
}
