package ai.agumbe.data.screen;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.model.screen.Screening;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads the events of a stream in its surface's own shape, each text by itself. Used by one thread. */
interface EventScreen {
    static EventScreen of(Surface surface, Screening screening) {
        return surface == Surface.RESPONSES ? new ResponseScreen(screening) : new MessageScreen(screening);
    }

    /** What can go on in place of an event: nothing while its text is held, or what was held before it. */
    List<Piece> read(String event, ObjectNode body);
}
