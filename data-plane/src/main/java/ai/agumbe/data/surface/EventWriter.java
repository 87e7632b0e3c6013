package ai.agumbe.data.surface;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.model.error.GatewayException;
import java.util.List;

/** Tells one answer's pieces as the events of a surface. Used by one thread. */
public interface EventWriter {
    /** What to send for this piece; its last word is kept back until {@link #complete}. */
    List<Event> write(Piece piece);

    /**
     * What is still to be sent when the answer is complete; the surface's last word is the last of them.
     *
     * @param usage what was sold, where the pieces did not tell
     */
    List<Event> complete(Usage usage);

    /** What to send when the answer broke off; the surface's last word is the last of them. */
    List<Event> fail(GatewayException refusal);
}
