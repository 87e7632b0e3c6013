package ai.agumbe.data.pipeline;

import ai.agumbe.data.repeat.Claim;
import ai.agumbe.data.repeat.KeptAnswer;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What becomes of a call whose caller is known. */
public sealed interface Answer {
    /** What is known of the exchange by now, for the reply's headers. */
    ReplyFacts facts();

    record Whole(ObjectNode body, ReplyFacts facts, Claim claim) implements Answer {
        /** To be said with the reply's body before it is sent: repeats of the call get the same bytes. */
        public void kept(byte[] sent) {
            claim.answered(new KeptAnswer(200, null, facts.model(), sent));
        }
    }

    record Streamed(LoggedStream stream, ReplyFacts facts) implements Answer {}

    record Refused(GatewayException refusal, ReplyFacts facts, Claim claim) implements Answer {
        /** As {@link Whole#kept}. */
        public void kept(byte[] sent) {
            claim.answered(new KeptAnswer(refusal.httpStatus(), refusal.code(), facts.model(), sent));
        }
    }

    /** What another call with the same {@code Idempotency-Key} was answered. */
    record Replayed(KeptAnswer kept, ReplyFacts facts) implements Answer {}
}
