package ai.agumbe.control.guardrail;

import ai.agumbe.control.document.Draft;
import ai.agumbe.control.document.Save;
import ai.agumbe.control.document.Saved;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.model.config.AppDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a caller wants an app's policy to be. What operators have locked in it stays locked. */
record PolicyWish(String app, JsonNode settings) {
    static final String DEFAULT_APP = AppDocument.DEFAULT_ID;

    /** @param meant says which app is meant by the one that is named, or by none */
    static PolicyWish of(ObjectNode body, Function<@Nullable String, String> meant) {
        Faults faults = new Faults();
        Members members = new Members(body, faults);
        String named = members.text("app_id");
        if (!members.has(GuardrailShape.SETTINGS)) {
            members.fault(GuardrailShape.SETTINGS, "is missing (expected: an object; what it leaves out is default)");
        } else if (!members.isText(GuardrailShape.SETTINGS, GuardrailSettings.RECOMMENDED)) {
            var _ = members.object(GuardrailShape.SETTINGS);
        }
        members.end();
        faults.throwIfAny();
        return new PolicyWish(meant.apply(named), body.get(GuardrailShape.SETTINGS));
    }

    Saved save(Draft draft, GuardrailShape shape, AdminCall call) {
        ObjectNode body = Json.object();
        body.set(GuardrailShape.SETTINGS, settings);
        draft.find(shape.key(call.tenant(), app))
                .ifPresent(
                        before -> body.set(GuardrailShape.LOCKED, before.body().get(GuardrailShape.LOCKED)));
        return draft.save(shape, new Save(call.tenant(), app, body, call.ifMatch(), Save.Mode.REPLACE));
    }
}
