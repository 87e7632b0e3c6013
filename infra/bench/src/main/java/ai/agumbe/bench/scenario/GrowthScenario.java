package ai.agumbe.bench.scenario;

import ai.agumbe.bench.load.OpenLoop;
import ai.agumbe.bench.load.Rate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much larger a system becomes by one more exchange, group of usage, tenant, key, partition and node. */
public final class GrowthScenario implements Scenario {
    private static final double PER_SECOND = 2_000;
    private static final int COPIES = 60_000;
    private static final int GROUPS = 2_000;
    private static final int TENANTS = 2_000;
    private static final int KEYS = 10_000;
    private static final int PARTITIONS = 300;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LEAST_SPAN = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Duration span;
    private final Rate rate;
    private final int promptBytes;

    public GrowthScenario(Effort effort, int connections, int promptBytes) {
        this.span = effort.span().compareTo(LEAST_SPAN) < 0 ? LEAST_SPAN : effort.span();
        this.rate = new Rate(PER_SECOND, connections);
        this.promptBytes = promptBytes;
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        var figures = new LinkedHashMap<Metric, Double>();
        var growth = bed.growth();
        growth.addBudget();
        bed.progress().now("growth: warming up");
        var _ = calls(bed, WARM_UP);
        var empty = growth.stand();
        bed.progress().now("growth: calls");
        var round = calls(bed, span);
        var called = growth.stand();
        exchanges(empty, called, figures);
        figures.put(Grown.SPEND, (called.topic("agumbe.spend") - empty.topic("agumbe.spend")) / seconds(span));

        bed.progress().now("growth: usage of %,d groups".formatted(GROUPS));
        var _ = bed.books().lay(COPIES, GROUPS);
        var _ = bed.books().enter();
        var spread = growth.stand();
        figures.put(Grown.HOUR, group(called, spread));
        config(bed, spread, figures);
        return new Measured(
                "growth",
                ("what one more costs; exchanges of %,.0f requests/s for %d s, %,d copies of %,d groups, %,d tenants, %,d keys,"
                                + " %,d partitions")
                        .formatted(rate.perSecond(), span.toSeconds(), COPIES, GROUPS, TENANTS, KEYS, PARTITIONS),
                "request",
                Grown.ALL,
                List.of(),
                Map.of(Side.GATEWAY, List.of(new Round(figures, round.calls(), round.cpuMicros(), round.memory()))));
    }

    private Round calls(TestBed bed, Duration time) throws InterruptedException {
        var endpoint = bed.chatOfGateway();
        var call = endpoint.chat(promptBytes);
        return new TrafficMeasurement(bed).of(Side.GATEWAY, new OpenLoop(bed.loops(), call, rate), time, call.bytes());
    }

    private static void exchanges(Growth.Stand before, Growth.Stand after, Map<Metric, Double> figures) {
        var lines = grown("usage.ledger", before, after);
        var rows = grown("usage.request_log", before, after);
        figures.put(Grown.LINE_TABLE, (double) lines.tableBytes() / lines.rows());
        figures.put(Grown.LINE_INDEX, (double) lines.indexBytes() / lines.rows());
        figures.put(Grown.ROW_TABLE, (double) rows.tableBytes() / rows.rows());
        figures.put(Grown.ROW_INDEX, (double) rows.indexBytes() / rows.rows());
        figures.put(Grown.USAGE_TOPIC, topic("agumbe.usage", before, after) / lines.rows());
        figures.put(Grown.REQUESTS_TOPIC, topic("agumbe.requests", before, after) / rows.rows());
    }

    private static void config(TestBed bed, Growth.Stand before, Map<Metric, Double> figures)
            throws InterruptedException {
        var growth = bed.growth();
        bed.progress().now("growth: %,d tenants".formatted(TENANTS));
        growth.addTenants(TENANTS);
        var tenants = growth.stand();
        figures.put(Grown.TENANT_TOPIC, topic("agumbe.config", before, tenants) / TENANTS);
        figures.put(
                Grown.TENANT_TABLES,
                (double) (tenants.schemaBytes("control") - before.schemaBytes("control")) / TENANTS);
        figures.put(Grown.TENANT_HEAP, (double) (tenants.nodeHeap() - before.nodeHeap()) / TENANTS);
        bed.progress().now("growth: %,d keys".formatted(KEYS));
        growth.addKeys(KEYS);
        var keys = growth.stand();
        figures.put(Grown.KEY_TOPIC, topic("agumbe.config", tenants, keys) / KEYS);
        figures.put(Grown.KEY_HEAP, (double) (keys.nodeHeap() - tenants.nodeHeap()) / KEYS);
        bed.progress().now("growth: %,d partitions".formatted(PARTITIONS));
        growth.addPartitions(PARTITIONS);
        var partitions = growth.stand();
        figures.put(
                Grown.PARTITION_RESIDENT, (double) (partitions.brokerResident() - keys.brokerResident()) / PARTITIONS);
        figures.put(Grown.PARTITION_FILES, (double) (partitions.brokerFiles() - keys.brokerFiles()) / PARTITIONS);
        figures.put(Grown.NODE_CONNECTIONS, (double) partitions.nodeConnections());
        long began = System.nanoTime();
        Pause.of(IDLE, () -> {});
        var idle = growth.stand();
        figures.put(
                Grown.NODE_REPORTS,
                topic("agumbe.nodes", partitions, idle) / seconds(Duration.ofNanos(System.nanoTime() - began)));
    }

    private static Growth.Table grown(String table, Growth.Stand before, Growth.Stand after) {
        var was = before.table(table);
        var is = after.table(table);
        return new Growth.Table(
                is.rows() - was.rows(), is.tableBytes() - was.tableBytes(), is.indexBytes() - was.indexBytes());
    }

    private static double group(Growth.Stand before, Growth.Stand after) {
        var grown = grown("usage.hour_sum", before, after);
        return (double) grown.bytes() / grown.rows();
    }

    private static double topic(String name, Growth.Stand before, Growth.Stand after) {
        return after.topic(name) - before.topic(name);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
