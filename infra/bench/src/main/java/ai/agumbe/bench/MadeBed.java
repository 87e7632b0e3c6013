package ai.agumbe.bench;

import ai.agumbe.bench.load.EventLoops;
import ai.agumbe.bench.nginx.Nginx;
import ai.agumbe.bench.nginx.Proxied;
import ai.agumbe.bench.process.ProcessGroup;
import ai.agumbe.bench.scenario.Endpoint;
import ai.agumbe.bench.scenario.Progress;
import ai.agumbe.bench.scenario.Side;
import ai.agumbe.bench.scenario.TestBed;
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
    private static final String CANNED = "canned";
    private static final String PACED = "bench-paced";
    private static final String CHAT_PATH = "/v1/chat/completions";

    private final Needs needs;
    private final Belongings belongings = new Belongings();
    private final List<ProcessGroup> processes = new ArrayList<>();
    private final List<Endpoint> chat = new ArrayList<>();
    private final List<Endpoint> streams = new ArrayList<>();
    private @Nullable Simulator simulator;
    private @Nullable TestBed bed;

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

    TestBed bed() {
        var ready = bed;
        if (ready == null) {
            throw new IllegalStateException("asked before it was built");
        }
        return ready;
    }

    @Override
    public void close() {
        belongings.close();
    }

    private void build(Arguments arguments, Progress progress) {
        var directory = belongings.own(new TemporaryFolder()).path();
        processes.add(ProcessGroup.ofThisProcess("load generator"));
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
        if (found != null) {
            processes.addAll(found.processes());
            simulator = belongings.own(new Simulator(found.simulator()));
            if (needs.gateway()) {
                register(found, canned);
            }
        }
        bed = new TestBed(belongings.own(loops(arguments)), chat, streams, processes, this::pace, progress);
    }

    private StackFile stack(Arguments arguments, Path directory, Progress progress) {
        var given = arguments.text(Option.STACK);
        if (!given.isEmpty()) {
            return StackFile.read(Path.of(given));
        }
        int asked = arguments.number(Option.PORT_BASE);
        int base = asked == 0 ? Ports.freeBase() : asked;
        progress.now("starting a system of its own from port " + base);
        return belongings.own(OwnStack.start(Places.script(), directory, base)).file();
    }

    private URI startUpstream(Path directory) {
        int port = Nginx.freePort();
        var upstream = belongings.own(Nginx.upstream(directory, port));
        processes.add(new ProcessGroup("nginx upstream", List.of(upstream.pid())));
        return Nginx.address(port);
    }

    private void startProxy(Path directory, URI canned, @Nullable URI provider) {
        var proxied = new Proxied(canned, Nginx.freePort(), provider, Nginx.freePort());
        var proxy = belongings.own(Nginx.proxy(directory, proxied));
        processes.add(new ProcessGroup("nginx proxy", List.of(proxy.pid())));
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
        chat.add(new Endpoint(Side.GATEWAY, uri, headers, registration.model(CANNED, canned)));
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
