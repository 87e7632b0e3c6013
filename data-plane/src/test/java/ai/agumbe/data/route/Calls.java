package ai.agumbe.data.route;

import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.CallerLine;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls for tests, of callers who stay. */
final class Calls {
    static final Conversation NOBODY = new Conversation("acme", null, null);
    private static final EventLoop LOOP = new DefaultEventLoop();

    private Calls() {}

    /** A caller who is there, or is not. */
    record Line(boolean isGone) implements CallerLine {
        @Override
        public EventLoop loop() {
            return LOOP;
        }

        @Override
        public void onGone(Runnable action) {
            // whoever left has left, and nobody else leaves
        }
    }

    static RoutedCall streaming(Trail trail) {
        return of(
                "{}",
                Targets.route(Strategy.PRIORITY, 1, new Candidate(Targets.target("m", 1, 1), 1, 1)),
                NOBODY,
                trail);
    }

    static RoutedCall of(String body, Route route, Conversation conversation, Trail trail) {
        Prompt prompt = new Prompt(
                Surface.CHAT_COMPLETIONS,
                Json.readObject(body.getBytes(StandardCharsets.UTF_8)),
                "r",
                body.contains("\"stream\":true"),
                false,
                1);
        return new RoutedCall(
                prompt, route, conversation, Deadline.after(Duration.ofSeconds(20)), new Line(false), trail);
    }
}
