package ai.agumbe.simulator.dialect;

import ai.agumbe.simulator.script.Script;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a caller asked for, understood. */
public interface Order {
    String model();

    /** The id that picks a script, where the body carries it instead of the header. */
    @Nullable String simId();

    int promptTokens();

    /** The reply, whole or as a stream, as the order wants it. */
    Rendering render(Script script, long seq) throws IOException;
}
