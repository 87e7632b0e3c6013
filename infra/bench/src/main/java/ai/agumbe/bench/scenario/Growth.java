package ai.agumbe.bench.scenario;

import java.util.Map;

/** A system that can be made larger, to see by how much its parts grow. */
public interface Growth {
    /** A table with all its partitions. */
    record Table(long rows, long tableBytes, long indexBytes) {
        static final Table NONE = new Table(0, 0, 0);

        long bytes() {
            return tableBytes + indexBytes;
        }
    }

    /**
     * How large everything is.
     *
     * @param topics bytes by name
     * @param tables by name with their schema
     * @param nodeHeap bytes that the data plane cannot let go of
     * @param brokerResident bytes of the broker
     * @param brokerFiles files that the broker has open
     * @param nodeConnections of the data plane to the stores
     */
    record Stand(
            Map<String, Long> topics,
            Map<String, Table> tables,
            long nodeHeap,
            long brokerResident,
            long brokerFiles,
            long nodeConnections) {
        long topic(String name) {
            return topics.getOrDefault(name, 0L);
        }

        Table table(String name) {
            return tables.getOrDefault(name, Table.NONE);
        }

        /** Of all tables of a schema. */
        long schemaBytes(String schema) {
            return tables.entrySet().stream()
                    .filter(each -> each.getKey().startsWith(schema + "."))
                    .mapToLong(each -> each.getValue().bytes())
                    .sum();
        }
    }

    /** Waits until all that was answered is entered, and looks. */
    Stand stand() throws InterruptedException;

    /** Gives the bench's tenant a budget that it cannot spend. */
    void addBudget();

    /** Adds so many tenants, each with its app and a key, by the admin API. */
    void addTenants(int count);

    /** Adds so many keys more on the config topic. */
    void addKeys(int count);

    /** Adds a topic of so many partitions that nobody uses. */
    void addPartitions(int count);
}
