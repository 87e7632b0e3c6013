package ai.agumbe.data.http;

import ai.agumbe.data.auth.Presented;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.pipeline.InferenceCall;
import io.netty.channel.EventLoop;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An HTTP request as the pipeline sees it. */
final class InboundCall implements InferenceCall {
    private final HttpCall call;
    private final Surface surface;
    private final Presented presented;

    InboundCall(HttpCall call, Surface surface, Presented presented) {
        this.call = call;
        this.surface = surface;
        this.presented = presented;
    }

    @Override
    public String requestId() {
        return call.requestId();
    }

    @Override
    public Surface surface() {
        return surface;
    }

    @Override
    public Presented presented() {
        return presented;
    }

    @Override
    public @Nullable String appUuid() {
        return call.appUuid();
    }

    @Override
    public Optional<String> header(String name) {
        return call.request().header(name);
    }

    @Override
    public Optional<String> joinedHeader(String name) {
        return call.request().joinedHeader(name);
    }

    @Override
    public byte[] body() {
        return call.request().body();
    }

    @Override
    public long startedNanos() {
        return call.request().startedNanos();
    }

    @Override
    public EventLoop loop() {
        return call.request().loop();
    }

    @Override
    public boolean isGone() {
        return call.request().isCallerGone();
    }

    @Override
    public void onGone(Runnable action) {
        call.request().onCallerGone(action);
    }
}
