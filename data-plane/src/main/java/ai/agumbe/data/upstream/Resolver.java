package ai.agumbe.data.upstream;

import ai.agumbe.model.net.OutboundRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Turns host names into addresses we may connect to, on threads of its own so that no event loop waits for DNS. */
final class Resolver {
    private static final int THREADS = 4;
    private static final int MAX_CACHED = 1_000;
    private static final long FRESH_NANOS = 10_000_000_000L;

    private final OutboundRule rule;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("resolver-", 0).factory());
    private final ConcurrentHashMap<String, Answer> cache = new ConcurrentHashMap<>();

    private record Answer(InetAddress address, long atNanos) {}

    Resolver(OutboundRule rule) {
        this.rule = rule;
    }

    /** The address to connect to; fails with {@link UpstreamException} when there is none we may call. */
    CompletableFuture<InetAddress> resolve(String host) {
        Answer known = cache.get(host);
        if (known != null && System.nanoTime() - known.atNanos() < FRESH_NANOS) {
            return CompletableFuture.completedFuture(known.address());
        }
        return CompletableFuture.supplyAsync(() -> lookUp(host), threads);
    }

    private InetAddress lookUp(String host) {
        try {
            InetAddress permitted = Arrays.stream(InetAddress.getAllByName(host))
                    .filter(rule::permits)
                    .findFirst()
                    .orElseThrow(() -> new UpstreamException(
                            UpstreamException.Kind.UNREACHABLE,
                            "the provider's address is not one the gateway may call"));
            if (cache.size() >= MAX_CACHED) {
                cache.clear();
            }
            cache.put(host, new Answer(permitted, System.nanoTime()));
            return permitted;
        } catch (UnknownHostException unknown) {
            throw new UpstreamException(UpstreamException.Kind.UNREACHABLE, "the provider's host name is unknown");
        }
    }
}
