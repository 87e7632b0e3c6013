package ai.agumbe.data.chat;

import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import java.util.List;

/**
 * What was sold, and whether we counted the tokens ourselves.
 *
 * @param toolCalls calls to tools that the provider sells by the call, each once
 */
public record Usage(Tokens tokens, boolean estimated, List<ToolCalls> toolCalls) {
    public static final Usage NONE = new Usage(Tokens.NONE, false);

    public Usage {
        toolCalls = List.copyOf(toolCalls);
    }

    public Usage(Tokens tokens, boolean estimated) {
        this(tokens, estimated, List.of());
    }

    public static Usage told(Tokens tokens) {
        return new Usage(tokens, false);
    }

    public static Usage estimated(long input, long output) {
        return new Usage(Tokens.of(input, output), true);
    }

    /** The same with calls to tools. */
    public Usage with(List<ToolCalls> calls) {
        return calls.isEmpty() ? this : new Usage(tokens, estimated, calls);
    }
}
