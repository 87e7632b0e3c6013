package ai.agumbe.bench;

import ai.agumbe.bench.load.EventLoops;
import ai.agumbe.bench.nginx.Nginx;
import ai.agumbe.bench.nginx.Proxied;
import ai.agumbe.bench.process.ProcessGroup;
import ai.agumbe.bench.scenario.Books;
import ai.agumbe.bench.scenario.Endpoint;
import ai.agumbe.bench.scenario.Growth;
import ai.agumbe.bench.scenario.Guarded;
import ai.agumbe.bench.scenario.Progress;
import ai.agumbe.bench.scenario.RestartableNode;
import ai.agumbe.bench.scenario.Side;
import ai.agumbe.bench.scenario.TestBed;
import ai.agumbe.bench.scenario.Warmth;
import ai.agumbe.bench.stack.OwnBooks;
import ai.agumbe.bench.stack.OwnGrowth;
import ai.agumbe.bench.stack.OwnGuarded;
import ai.agumbe.bench.stack.OwnNode;
import ai.agumbe.bench.stack.OwnStack;
import ai.agumbe.bench.stack.Registration;
import ai.agumbe.bench.stack.Simulator;
import ai.agumbe.bench.stack.StackFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The test bed with everything that was started for it, which closing takes down again. */
final class MadeBed implements AutoCloseable {
    private static final String USAGE_CONSUMER = "usage-consumer";
    private static final String POSTGRES = "postgres";
    private static final String CANNED = "canned";
    private static final String PACED = "bench-paced";
    private static final String CHAT_PATH = "/v1/chat/completions";

    private final Needs needs;
    private final Belongings belongings = new Belongings();
    private final List<ProcessGroup> ownProcesses = new ArrayList<>();
    private final List<Endpoint> chat = new ArrayList<>();
    private final List<Endpoint> streams = new ArrayList<>();
    private final Warmth warmth = new Warmth();
    private @Nullable Simulator simulator;
    private @Nullable OwnStack own;
    private @Nullable TestBed bed;
    private RestartableNode node = new GivenNode();
    private Books books = new GivenNode();
    private Growth growth = new GivenNode();
    private Guarded guarded = new GivenNode();
    private Bookkeeping bookkeeping = Bookkeeping.RUNS;

    private MadeBed(Needs needs) {
        this.needs = needs;
    }

    static MadeBed make(Arguments arguments, Needs needs, Progress progress) {
        var made = new MadeBed(needs);
        try {
            made.build(arguments, progress);
            return made;
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    /** The bed with the usage-consumer as wanted; a system that somebody else started stays as it is. */
    TestBed with(Bookkeeping wanted) {
        var ready = bed;
        if (ready == null) {
            throw new IllegalStateException("asked before it was built");
        }
        var stack = own;
        if (stack == null || wanted == bookkeeping) {
            return ready;
        }
        switch (wanted) {
            case RUNS -> stack.start(USAGE_CONSUMER);
            case DATED -> restartPostgres(stack);
            case STOPPED -> stack.stop(USAGE_CONSUMER);
        }
        bookkeeping = wanted;
        var groups = new ArrayList<>(ownProcesses);
        groups.addAll(stack.file().processes());
        var changed = new TestBed(
                ready.loops(),
                chat,
                streams,
                groups,
                this::pace,
                node,
                books,
                growth,
                guarded,
                warmth,
                wanted.text(),
                ready.progress());
        bed = changed;
        return changed;
    }

    private static void restartPostgres(OwnStack stack) {
        stack.stop(POSTGRES);
        stack.setPostgres("track_commit_timestamp = on");
        stack.start(POSTGRES);
    }

    @Override
    public void close() {
        belongings.close();
    }

    private void build(Arguments arguments, Progress progress) {
        var directory = belongings.own(new TemporaryFolder()).path();
        ownProcesses.add(ProcessGroup.ofThisProcess("load generator"));
        var found = needs.stack() ? stack(arguments, directory, progress) : null;
        progress.now("starting nginx");
        var canned = startUpstream(directory.resolve("upstream"));
        var provider = found == null ? null : found.simulator();
        if (needs.sides().contains(Side.DIRECT)) {
            add(Side.DIRECT, canned, provider);
        }
        if (needs.sides().contains(Side.NGINX)) {
            startProxy(directory.resolve("proxy"), canned, provider);
        }
        var processes = new ArrayList<>(ownProcesses);
        if (found != null) {
            processes.addAll(found.processes());
            simulator = belongings.own(new Simulator(found.simulator()));
            if (needs.gateway()) {
                register(found, canned);
            }
        }
        var running = own == null ? "a given system" : bookkeeping.text();
        bed = new TestBed(
                belongings.own(loops(arguments)),
                chat,
                streams,
                processes,
                this::pace,
                node,
                books,
                growth,
                guarded,
                warmth,
                running,
                progress);
    }

    private StackFile stack(Arguments arguments, Path directory, Progress progress) {
        var given = arguments.text(Option.STACK);
        if (!given.isEmpty()) {
            return StackFile.read(Path.of(given));
        }
        int asked = arguments.number(Option.PORT_BASE);
        int base = asked == 0 ? Ports.freeBase() : asked;
        progress.now("starting a system of its own from port " + base);
        var started = belongings.own(OwnStack.start(Places.script(), directory, base));
        own = started;
        return started.file();
    }

    private URI startUpstream(Path directory) {
        int port = Nginx.freePort();
        var upstream = belongings.own(Nginx.upstream(directory, port));
        ownProcesses.add(new ProcessGroup("nginx upstream", List.of(upstream.pid())));
        return Nginx.address(port);
    }

    private void startProxy(Path directory, URI canned, @Nullable URI provider) {
        var proxied = new Proxied(canned, Nginx.freePort(), provider, Nginx.freePort());
        var proxy = belongings.own(Nginx.proxy(directory, proxied));
        ownProcesses.add(new ProcessGroup("nginx proxy", List.of(proxy.pid())));
        var streaming = provider == null ? null : Nginx.address(proxied.streamingPort());
        add(Side.NGINX, Nginx.address(proxied.port()), streaming);
    }

    private void add(Side side, URI canned, @Nullable URI provider) {
        chat.add(new Endpoint(side, canned.resolve(CHAT_PATH), Map.of(), CANNED));
        if (provider != null) {
            streams.add(new Endpoint(side, provider.resolve(CHAT_PATH), Map.of(), PACED));
        }
    }

    private void register(StackFile found, URI canned) {
        var registration = belongings.own(new Registration(found));
        var headers = Map.of("authorization", "Bearer " + registration.key());
        var uri = found.dataPlane().resolve(CHAT_PATH);
        var model = registration.model(CANNED, canned);
        chat.add(new Endpoint(Side.GATEWAY, uri, headers, model));
        guarded = new OwnGuarded(found, registration, uri, model);
        var stack = own;
        if (stack != null) {
            var call = "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
            var ownNode = new OwnNode(stack, registration.key(), call);
            var ownBooks = new OwnBooks(stack, registration.key(), call);
            node = ownNode;
            books = ownBooks;
            growth = new OwnGrowth(stack, ownBooks, ownNode, registration);
        }
        streams.add(new Endpoint(Side.GATEWAY, uri, headers, registration.model(PACED, found.simulator())));
    }

    private void pace(int chunks, Duration between) {
        var provider = simulator;
        if (provider == null) {
            throw new IllegalStateException("streams were asked of a bed without a simulated provider");
        }
        provider.pace(PACED, chunks, between);
    }

    private static EventLoops loops(Arguments arguments) {
        int asked = arguments.number(Option.LOAD_THREADS);
        int quarter = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
        return new EventLoops(asked == 0 ? quarter : asked);
    }
}
