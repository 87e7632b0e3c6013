package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Presented;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.provider.CallerLine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that came in over HTTP, its head decoded and nothing more. */
public interface InferenceCall extends CallerLine {
    /** What the caller sees: its own id when it sent a good one. */
    String requestId();

    Surface surface();

    Presented presented();

    /** From the path; null when it fixes no app. */
    @Nullable String appUuid();

    Optional<String> header(String name);

    /** All values of a header that may be sent more than once, joined by commas. */
    Optional<String> joinedHeader(String name);

    /** Waits for the whole body. */
    byte[] body();

    long startedNanos();
}
