package ai.agumbe.local.e2e;

import ai.agumbe.local.LocalStack;
import ai.agumbe.local.StackDocument;
import ai.agumbe.local.StackOptions;
import ai.agumbe.local.layout.StackFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The running system under test, started once for all test classes: two data planes and all that is behind them. */
public final class Stack implements AutoCloseable {
    /** Kept after the run: its logs are what one reads when a test failed. */
    static final Path FOLDER = Path.of("target", "e2e", "stack");

    private static final int ATTEMPTS = 3;

    private final LocalStack parts;
    private final StackDocument document;
    private final Ledger ledger;
    private final AtomicInteger names = new AtomicInteger();

    private Stack(LocalStack parts) {
        this.parts = parts;
        this.document = parts.document();
        this.ledger = new Ledger(document.postgres());
    }

    /** Looks at one that runs. */
    public static Stack on(LocalStack parts) {
        return new Stack(parts);
    }

    static Stack start() {
        return onFreePorts(() -> new Stack(LocalStack.start(anew())));
    }

    /** Tries again: between the look for free ports and their use another build on this machine may take one. */
    public static <T> T onFreePorts(Supplier<T> start) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.get();
            } catch (StackFailure failure) {
                boolean lostPort = String.valueOf(failure.getMessage()).contains("taken by another process");
                if (!lostPort || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private static StackOptions anew() {
        StackOptions free = StackOptions.forTest(FOLDER, 2);
        return new StackOptions(
                free.installation(),
                free.data(),
                free.layout(),
                StackOptions.Start.FRESH,
                Map.of(),
                free.surroundings(),
                System.out::println);
    }

    public LocalStack parts() {
        return parts;
    }

    public StackDocument document() {
        return document;
    }

    public Admin admin() {
        return new Admin(document.controlPlane(), document.adminToken());
    }

    public Simulator simulator() {
        return new Simulator(document.simulator());
    }

    public Ledger ledger() {
        return ledger;
    }

    public List<String> urls() {
        return document.dataPlane();
    }

    /** Every data plane, called with that key. */
    public List<Node> nodes(String key) {
        return urls().stream().map(url -> new Node(url, key)).toList();
    }

    /** The first data plane, called by that tenant. */
    public Node node(Tenant tenant) {
        return nodes(tenant.key()).getFirst();
    }

    public Tenant tenant() {
        return Tenant.make(admin(), name("tenant"));
    }

    /** A chat model of the simulator that only the asking test uses; its upstream name is what stands after the slash. */
    public String chatModel(String inputPrice) {
        String name = name("chat");
        putModel(name, inputPrice);
        return "@sim/" + name;
    }

    /** Prices per million tokens; a completion costs 2.00. */
    public void putModel(String name, String inputPrice) {
        admin().put("/models", """
                {"id":"@sim/%1$s","provider":"sim","credential":"sim","upstream_model":"%1$s","kind":"chat",
                 "prices":[{"from":"2026-01-01T00:00:00Z","input_per_million":"%2$s","output_per_million":"2.00"}]}
                """.formatted(name, inputPrice));
    }

    /** Returns when changes reach every node again; after a fault of Kafka that takes a moment. */
    public void awaitPush() {
        Eventually.within(
                Duration.ofSeconds(60),
                () -> admin().call("PUT", "/tenants/probe?wait=true", "{\"name\":\"Probe\"}")
                        .status(),
                status -> status == 200);
    }

    /** A name that no other test of this run has. */
    public String name(String kind) {
        return kind + "-" + names.incrementAndGet();
    }

    @Override
    public void close() {
        parts.close();
    }
}
