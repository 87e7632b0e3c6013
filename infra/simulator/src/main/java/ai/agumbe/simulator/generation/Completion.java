package ai.agumbe.simulator.generation;

import ai.agumbe.simulator.script.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated model generated.
 *
 * @param seq the call's number, which makes ids
 * @param reasoning what it says it thought before it spoke
 * @param choices how often the same is said
 * @param reported the usage to be told, or null for none
 * @param usageInStream whether an OpenAI chat stream is to tell it
 */
public record Completion(
        long seq,
        String model,
        Speech reasoning,
        Speech speech,
        List<CalledTool> calls,
        Finish finish,
        int choices,
        Usage sold,
        @Nullable Usage reported,
        boolean usageInStream) {
    /** Unix seconds at which everything here was created: a reply depends on its request alone. */
    public static final long CREATED = 1_767_225_600L;

    public Completion {
        calls = List.copyOf(calls);
    }

    public boolean hasReasoning() {
        return !reasoning.text().isEmpty();
    }

    public boolean hasText() {
        return !speech.text().isEmpty() || calls.isEmpty();
    }

    /** Why generation ended. */
    public enum Finish {
        STOP,
        LENGTH,
        TOOL_CALLS
    }
}
