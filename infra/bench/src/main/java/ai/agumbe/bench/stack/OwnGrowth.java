package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import ai.agumbe.bench.process.OpenFiles;
import ai.agumbe.bench.process.ProcessGroup;
import ai.agumbe.bench.process.ProcessTable;
import ai.agumbe.bench.scenario.Growth;
import java.util.List;

/** The system that was started for the run, made larger. */
public final class OwnGrowth implements Growth {
    private static final String NODE = "data-plane";
    private static final String BROKER = "kafka";

    private final OwnStack stack;
    private final OwnBooks books;
    private final OwnNode node;
    private final Registration registration;

    public OwnGrowth(OwnStack stack, OwnBooks books, OwnNode node, Registration registration) {
        this.stack = stack;
        this.books = books;
        this.node = node;
        this.registration = registration;
    }

    @Override
    public Stand stand() throws InterruptedException {
        books.awaitNothingLeft();
        var file = stack.file();
        try (var topics = new TopicSizes(file.kafka())) {
            var broker = process(BROKER);
            var resident = ProcessTable.read().memory(List.of(broker)).get(BROKER);
            return new Stand(
                    topics.bytes(),
                    new BookTables(file).sizes(),
                    LiveHeap.of(pid(NODE)),
                    resident == null ? 0 : resident.residentKib() * 1024,
                    OpenFiles.of(pid(BROKER)).count(),
                    OpenFiles.of(pid(NODE)).connectionsTo(file.storePorts()));
        }
    }

    @Override
    public void addBudget() {
        registration.budget();
    }

    @Override
    public void addTenants(int count) {
        registration.tenants(count);
    }

    @Override
    public void addKeys(int count) {
        node.haveKeys(count);
    }

    @Override
    public void addPartitions(int count) {
        try (var topics = new TopicSizes(stack.file().kafka())) {
            topics.add("bench.partitions", count);
        }
    }

    private long pid(String name) {
        return process(name).pids().getFirst();
    }

    private ProcessGroup process(String name) {
        return stack.file().processes().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BenchFailure(name + ": is not in stack.json (expected: it runs)"));
    }
}
