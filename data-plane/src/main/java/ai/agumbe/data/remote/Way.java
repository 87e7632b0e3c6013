package ai.agumbe.data.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How requests get to a detector. */
interface Way {
    /** Begins to ask; whoever calls this awaits the reply too, on the same thread. */
    PendingReply send(ObjectNode body, Question question);
}
