package ai.agumbe.data.remote;

import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.provider.CallerLine;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The models that this gateway serves, for those who judge texts by them. */
public interface OwnModels {
    /**
     * Asks one and waits for its answer; an exchange of its own, at the cost of whom the served call is for.
     *
     * @param chat in OpenAI's chat form, with the model's name as callers write it
     * @param line that is hung up on when nobody waits for the answer any more
     */
    Heard ask(ServedCall served, ObjectNode chat, Deadline deadline, CallerLine line);
}
