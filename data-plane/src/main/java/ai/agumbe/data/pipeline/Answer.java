package ai.agumbe.data.pipeline;

import ai.agumbe.data.error.GatewayException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What becomes of a call whose caller is known. */
public sealed interface Answer {
    /** What is known of the exchange by now, for the reply's headers. */
    ReplyFacts facts();

    record Whole(ObjectNode body, ReplyFacts facts) implements Answer {}

    record Streamed(LoggedStream stream, ReplyFacts facts) implements Answer {}

    record Refused(GatewayException refusal, ReplyFacts facts) implements Answer {}
}
