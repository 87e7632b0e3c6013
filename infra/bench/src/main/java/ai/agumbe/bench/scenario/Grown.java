package ai.agumbe.bench.scenario;

import ai.agumbe.bench.scenario.Metric.Comparison;
import java.util.List;

/** What the growth scenario says, in bytes unless it says otherwise. */
public final class Grown {
    public static final Metric LINE_TABLE = of("ledger line: table");
    public static final Metric LINE_INDEX = of("ledger line: indexes");
    public static final Metric ROW_TABLE = of("log row: table");
    public static final Metric ROW_INDEX = of("log row: indexes");
    public static final Metric USAGE_TOPIC = of("exchange on agumbe.usage");
    public static final Metric REQUESTS_TOPIC = of("exchange on agumbe.requests");
    static final Metric HOUR = of("hour's sum of a group");
    static final Metric TENANT_TOPIC = of("tenant with app and key: config topic");
    static final Metric TENANT_TABLES = of("tenant with app and key: control plane's tables");
    static final Metric TENANT_HEAP = of("tenant with app and key: heap of each node");
    static final Metric KEY_TOPIC = of("key: config topic");
    static final Metric KEY_HEAP = of("key: heap of each node");
    static final Metric PARTITION_RESIDENT = of("partition: broker's memory");
    static final Metric PARTITION_FILES = of("partition: broker's open files, number");
    static final Metric NODE_CONNECTIONS = of("node: connections to Kafka and Redis, number");
    static final Metric NODE_REPORTS = of("node: reports on agumbe.nodes, per second");
    static final Metric SPEND = of("account in use: agumbe.spend, per second");

    static final List<Metric> ALL = List.of(
            LINE_TABLE,
            LINE_INDEX,
            ROW_TABLE,
            ROW_INDEX,
            USAGE_TOPIC,
            REQUESTS_TOPIC,
            HOUR,
            TENANT_TOPIC,
            TENANT_TABLES,
            TENANT_HEAP,
            KEY_TOPIC,
            KEY_HEAP,
            PARTITION_RESIDENT,
            PARTITION_FILES,
            NODE_CONNECTIONS,
            NODE_REPORTS,
            SPEND);

    private Grown() {}

    private static Metric of(String label) {
        return new Metric(label, 0, Comparison.NONE);
    }
}
