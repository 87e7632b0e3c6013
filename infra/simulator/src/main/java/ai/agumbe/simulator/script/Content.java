package ai.agumbe.simulator.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script lets the simulated model say; with nothing in it the model speaks for itself.
 *
 * @param reasoning what it says it thought before; empty for nothing
 * @param text the given text, or the given JSON as text
 */
public record Content(String reasoning, @Nullable String text, List<ToolCall> toolCalls) {
    public static final Content UNSCRIPTED = new Content("", null, List.of());

    public Content {
        toolCalls = List.copyOf(toolCalls);
    }

    /** Whether its answer is given; thoughts alone leave that to the model. */
    public boolean isScripted() {
        return text != null || !toolCalls.isEmpty();
    }
}
