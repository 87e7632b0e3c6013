package ai.agumbe.simulator.generation;

import ai.agumbe.simulator.script.ToolCall;

/**
 * A tool call with its price.
 *
 * @param arguments as they are streamed
 */
public record CalledTool(String id, String name, Speech arguments) {
    private static final int USUAL_PIECES = 3;

    static CalledTool of(ToolCall call, int chunks) {
        return new CalledTool(call.id(), call.name(), Speech.of(call.arguments(), chunks == 0 ? USUAL_PIECES : chunks));
    }

    /** One for the name, and the arguments'. */
    public int tokens() {
        return 1 + arguments.tokens();
    }
}
