package ai.agumbe.data.http;

import ai.agumbe.data.limit.Allowance;
import ai.agumbe.data.limit.Left;
import ai.agumbe.data.server.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells what is left of the limits that hold for a call, as OpenAI's callers know it. */
final class LimitHeaders {
    private LimitHeaders() {}

    static void set(Reply reply, @Nullable Allowance left) {
        if (left != null) {
            set(reply, "requests", left.requests());
            set(reply, "tokens", left.tokens());
        }
    }

    private static void set(Reply reply, String what, @Nullable Left left) {
        if (left != null) {
            reply.header("x-ratelimit-limit-" + what, Long.toString(left.limit()))
                    .header("x-ratelimit-remaining-" + what, Long.toString(left.remaining()))
                    .header("x-ratelimit-reset-" + what, duration(left.reset()));
        }
    }

    /** Such as {@code 120ms}, {@code 59.213s}, {@code 6m0s} or {@code 1h2m0s}. */
    static String duration(Duration time) {
        if (time.toMillis() < 1_000) {
            return time.toMillis() + "ms";
        }
        StringBuilder text = new StringBuilder();
        if (time.toHours() > 0) {
            text.append(time.toHours()).append('h');
        }
        if (time.toMinutes() > 0) {
            text.append(time.toMinutesPart()).append('m');
        }
        text.append(time.toSecondsPart());
        if (time.toMillisPart() > 0) {
            text.append('.').append("%03d".formatted(time.toMillisPart()));
        }
        return text.append('s').toString();
    }
}
