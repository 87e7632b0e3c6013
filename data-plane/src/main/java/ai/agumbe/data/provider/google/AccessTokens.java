package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.provider.NotAskedException;
import ai.agumbe.data.provider.PlainReply;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.UpstreamFailures;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.data.upstream.OutboundRequest;
import ai.agumbe.data.upstream.UpstreamException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The access tokens of service accounts. One is asked for by a thread of its own, whoever needs it first; calls wait for it
 * only while there is none. It is renewed well before it ends, while calls go on with it.
 */
@Singleton
final class AccessTokens {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);
    private static final Duration AT_THE_END = Duration.ofSeconds(10);
    private static final int MAX_ACCOUNTS = 1_000;

    private final ProviderCaller caller;
    private final InstantSource clock;
    private final Map<ServiceAccount, HeldToken> held = new ConcurrentHashMap<>();

    AccessTokens(ProviderCaller caller, InstantSource clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A token that is good for this call.
     *
     * @throws NotAskedException when there is none to be had
     */
    String of(ServiceAccount account, ProviderCall call) {
        if (held.size() > MAX_ACCOUNTS) {
            Instant now = clock.instant();
            held.values().removeIf(token -> token.hasEnded(now));
        }
        return held.computeIfAbsent(account, unknown -> new HeldToken())
                .get(clock.instant(), call.limits().firstByte(), () -> fetch(account, call.line()));
    }

    private AccessToken fetch(ServiceAccount account, CallerLine line) {
        Instant now = clock.instant();
        Origin origin = Origin.of(account.tokenUri().toString());
        OutboundRequest request = new OutboundRequest("POST", origin, "", TokenGrant.form(account, now))
                .header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "application/json");
        try {
            return read(caller.ask(request, LIMITS, line), now);
        } catch (UpstreamException broken) {
            throw new NotAskedException(UpstreamFailures.of(broken, false, Usage.NONE));
        } catch (MalformedJsonException unreadable) {
            throw new NotAskedException(
                    Failure.of(Fault.PROVIDER_FAILED, "The answer of Google's token endpoint cannot be read."));
        }
    }

    private static AccessToken read(PlainReply reply, Instant now) {
        if (reply.status() == 429 || reply.status() >= 500) {
            throw new NotAskedException(Failure.of(
                    Fault.PROVIDER_FAILED, "Google's token endpoint answered with status " + reply.status() + "."));
        }
        JsonNode told = Json.readObject(reply.text().getBytes(StandardCharsets.UTF_8));
        if (reply.status() != 200) {
            throw ServiceAccount.unusable(
                    "Google gives no token for it (" + told.path("error").asText("status " + reply.status()) + ")");
        }
        String value = told.path("access_token").asText("");
        if (value.isEmpty()) {
            throw MalformedJsonException.missing("access_token");
        }
        Duration life = Duration.ofSeconds(Math.max(0, told.path("expires_in").asLong(0)));
        Duration half = life.dividedBy(2);
        Duration ahead = half.compareTo(BEFORE_ITS_END) < 0 ? half : BEFORE_ITS_END;
        return new AccessToken(value, now.plus(life.minus(ahead)), now.plus(life.minus(AT_THE_END)));
    }
}
