package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.provider.NotAskedException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The token of one account, and whether another one is being fetched: never by two at once. */
final class HeldToken {
    private static final Logger LOG = LoggerFactory.getLogger(HeldToken.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(15);

    private volatile @Nullable AccessToken token;
    private @Nullable CompletableFuture<AccessToken> fetching;
    private Instant notBefore = Instant.MIN;

    /** A token that is good now. Waits while there is none, but not for longer than that; its renewal nobody waits for. */
    String get(Instant now, Duration longest, Supplier<AccessToken> fetch) {
        AccessToken known = token;
        if (known != null && now.isBefore(known.endsAt())) {
            if (!now.isBefore(known.renewAt())) {
                renew(now, fetch);
            }
            return known.value();
        }
        try {
            return fetching(fetch).get(longest.toNanos(), TimeUnit.NANOSECONDS).value();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof NotAskedException refused
                    ? refused
                    : none(Fault.PROVIDER_FAILED, "could be had");
        } catch (TimeoutException late) {
            throw none(Fault.CONNECT_TIMED_OUT, "came in time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw none(Fault.CANCELLED, "was waited for");
        }
    }

    boolean hasEnded(Instant now) {
        AccessToken known = token;
        return known == null || !now.isBefore(known.endsAt());
    }

    private synchronized void renew(Instant now, Supplier<AccessToken> fetch) {
        if (fetching == null && !now.isBefore(notBefore)) {
            fetching(fetch).whenComplete((renewed, failed) -> {
                if (failed != null) {
                    pause(now.plus(PAUSE_AFTER_FAILURE));
                    LOG.atWarn()
                            .addKeyValue("reason", failed.getMessage())
                            .log("an access token could not be renewed yet; the one there is serves on");
                }
            });
        }
    }

    private synchronized CompletableFuture<AccessToken> fetching(Supplier<AccessToken> fetch) {
        CompletableFuture<AccessToken> running = fetching;
        if (running == null) {
            CompletableFuture<AccessToken> begun = new CompletableFuture<>();
            fetching = begun;
            Thread.ofVirtual().start(() -> fetch(fetch, begun));
            running = begun;
        }
        return running;
    }

    private void fetch(Supplier<AccessToken> fetch, CompletableFuture<AccessToken> begun) {
        try {
            AccessToken fresh = fetch.get();
            settle(fresh);
            begun.complete(fresh);
        } catch (RuntimeException failed) {
            settle(null);
            begun.completeExceptionally(failed);
        }
    }

    private synchronized void settle(@Nullable AccessToken fresh) {
        fetching = null;
        if (fresh != null) {
            token = fresh;
        }
    }

    private synchronized void pause(Instant until) {
        notBefore = until;
    }

    private static NotAskedException none(Fault fault, String what) {
        return new NotAskedException(Failure.of(fault, "No access token " + what + " from Google's token endpoint."));
    }
}
