package ai.agumbe.data.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.UUID;

/** One tool call while its parts come in. */
final class ToldCall {
    private final JsonEnd end = new JsonEnd();
    private final StringBuilder untold = new StringBuilder();
    private String id = "";
    private String name = "";
    private JsonNode extra = MissingNode.getInstance();
    private boolean anything;

    void read(JsonNode call) {
        JsonNode function = call.path("function");
        id = id.isEmpty() ? call.path("id").asText("") : id;
        name = name.isEmpty() ? function.path("name").asText("") : name;
        if (call.has("extra_content")) {
            extra = call.path("extra_content");
        }
        String arguments = function.path("arguments").asText("");
        if (!arguments.isEmpty()) {
            anything = true;
            end.read(arguments);
            untold.append(arguments);
        }
    }

    boolean isNamed() {
        return !name.isEmpty();
    }

    boolean isWhole() {
        return end.isReached();
    }

    TurnPart.Call part() {
        return new TurnPart.Call(
                id.isEmpty() ? "call_" + UUID.randomUUID().toString().replace("-", "") : id, name, extra);
    }

    /** What was not asked for yet. */
    String untold() {
        String more = untold.toString();
        untold.setLength(0);
        return more;
    }

    /** The same when nothing more will come: a call without arguments has an empty object of them. */
    String rest() {
        return anything ? untold() : "{}";
    }
}
