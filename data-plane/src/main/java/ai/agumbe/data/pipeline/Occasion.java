package ai.agumbe.data.pipeline;

import ai.agumbe.data.route.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange came about.
 *
 * @param parentRequestId of the exchange that it serves; null when it serves its caller
 * @param kind as rows and metrics name it
 * @param session the caller's name for the conversation that it is part of
 */
record Occasion(
        String requestId,
        @Nullable String parentRequestId,
        String kind,
        @Nullable String session,
        long startedNanos) {
    /** A call that came in. */
    static Occasion of(InferenceCall call) {
        return new Occasion(
                call.requestId(),
                null,
                call.surface().requestKind(),
                call.header(Conversation.SESSION_HEADER).orElse(null),
                call.startedNanos());
    }
}
