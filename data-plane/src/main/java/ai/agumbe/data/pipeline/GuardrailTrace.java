package ai.agumbe.data.pipeline;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.screen.Decision;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Tells callers what guardrails did. */
public final class GuardrailTrace {
    static final String MEMBER = "agumbe_guardrails";

    private GuardrailTrace() {}

    /** Where nobody decided anything, nothing is told. */
    static void tell(ObjectNode answer, String app, List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        ObjectNode trace = answer.putObject(MEMBER);
        trace.put("applied", true);
        trace.put("subject", "app");
        trace.put("appId", app);
        trace.set("decisions", list(decisions));
    }

    /** The decisions alone. */
    public static ArrayNode list(List<Decision> decisions) {
        ArrayNode list = Json.object().putArray("decisions");
        for (Decision decision : decisions) {
            list.addObject()
                    .put("guardrail", decision.guardrail())
                    .put("stage", decision.stage())
                    .put("action", decision.action())
                    .put("mode", decision.mode())
                    .put("detail", decision.detail());
        }
        return list;
    }
}
