package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Availability;
import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Promises;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.loop.EventLoops;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.model.net.AddressRange;
import ai.agumbe.model.net.OutboundRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Calls of one model at a fake provider, by a caller who stays. */
final class Calls implements AutoCloseable {
    static final long ESTIMATE = 9;
    private static final Limits IMPATIENT =
            new Limits(Duration.ofSeconds(2), Duration.ofMillis(80), Duration.ofMillis(80), Duration.ofSeconds(5));

    private static final Limits HASTY =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(80), Duration.ofSeconds(5));

    private static final Limits EAGER =
            new Limits(Duration.ofMillis(80), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final EventLoops loops = new EventLoops(1);
    private final Target target;

    private final String secret;

    Calls(String baseUrl, String providerKind, String secret) {
        this.secret = secret;
        target = new Target(
                "",
                "@fake/model",
                ModelKind.CHAT,
                "fake",
                providerKind,
                Origin.of(baseUrl),
                "gemini-3-up",
                Availability.ACTIVE,
                List.of(),
                Limits.DEFAULT,
                Pricing.NONE,
                null,
                2_000,
                Promises.NONE);
    }

    ProviderCaller caller() {
        OutboundRule rule = new OutboundRule(List.of(AddressRange.parse("127.0.0.0/8")));
        return new ProviderCaller(new UpstreamClient(loops, rule));
    }

    ProviderCall of(String ask) {
        return call(Surface.CHAT_COMPLETIONS, Json.readObject(ask.getBytes(StandardCharsets.UTF_8)));
    }

    ProviderCall streaming(String ask) {
        return call(
                Surface.CHAT_COMPLETIONS,
                Json.readObject(ask.getBytes(StandardCharsets.UTF_8)).put("stream", true));
    }

    ProviderCall embedding(String ask) {
        return call(Surface.EMBEDDINGS, Json.readObject(ask.getBytes(StandardCharsets.UTF_8)));
    }

    ProviderCall impatient(ProviderCall call) {
        return new ProviderCall(call.prompt(), call.target(), call.credential(), IMPATIENT, call.line());
    }

    /** A call that waits for anything but a connection. */
    ProviderCall eager(ProviderCall call) {
        return new ProviderCall(call.prompt(), call.target(), call.credential(), EAGER, call.line());
    }

    /** A call that waits for a first word, and no pause after it. */
    ProviderCall hasty(ProviderCall call) {
        return new ProviderCall(call.prompt(), call.target(), call.credential(), HASTY, call.line());
    }

    private ProviderCall call(Surface surface, ObjectNode body) {
        body.put("model", "@fake/model");
        boolean stream = body.path("stream").asBoolean(false);
        Prompt prompt = new Prompt(surface, body, "@fake/model", stream, stream, ESTIMATE);
        return new ProviderCall(prompt, target, new Credential("c", secret, 1), Limits.DEFAULT, new Staying(loops));
    }

    private record Staying(EventLoops loops) implements CallerLine {
        @Override
        public EventLoop loop() {
            return loops.any();
        }

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public void onGone(Runnable action) {
            // this caller never hangs up
        }
    }

    @Override
    public void close() {
        loops.close();
    }
}
