package ai.agumbe.simulator.control;

import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.http.Request;
import ai.agumbe.simulator.script.ScriptFault;
import ai.agumbe.simulator.script.ScriptReader;
import ai.agumbe.simulator.script.Scripts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Keeps and forgets scripts. */
final class ScriptRequests {
    private static final int MOST_BYTES = 4 << 20;
    private static final int LONGEST_ID = 256;

    private final Scripts scripts;

    ScriptRequests(Scripts scripts) {
        this.scripts = scripts;
    }

    Json.Text forModel(String model, Request request) throws ControlFault {
        try {
            scripts.forModel(model, ScriptReader.readTurns(json(request)));
        } catch (ScriptFault fault) {
            throw refused(fault);
        }
        return told("model", model);
    }

    Json.Text forCall(Request request) throws ControlFault {
        if (!(json(request) instanceof ObjectNode body)) {
            throw new ControlFault(400, "script: not an object (expected: a JSON object)");
        }
        JsonNode simId = body.remove("sim_id");
        if (simId == null
                || !simId.isTextual()
                || simId.textValue().isEmpty()
                || simId.textValue().length() > LONGEST_ID) {
            throw new ControlFault(400, "sim_id: missing or too long (expected: 1 to " + LONGEST_ID + " characters)");
        }
        try {
            scripts.forCall(simId.textValue(), ScriptReader.read(body));
        } catch (ScriptFault fault) {
            throw refused(fault);
        }
        return told("sim_id", simId.textValue());
    }

    Json.Text forget(String model) {
        scripts.forgetModel(model);
        return told("deleted", model);
    }

    Json.Text clear() {
        scripts.clear();
        return told("deleted", "scripts");
    }

    static Json.Text told(String member, String value) {
        return out -> {
            out.writeStartObject();
            out.writeStringField(member, value);
            out.writeEndObject();
        };
    }

    private static ControlFault refused(ScriptFault fault) {
        return new ControlFault(400, String.valueOf(fault.getMessage()));
    }

    private static JsonNode json(Request request) throws ControlFault {
        if (request.body().length > MOST_BYTES) {
            throw new ControlFault(413, "script: too long (expected: at most " + MOST_BYTES + " bytes)");
        }
        try {
            JsonNode body = Json.tree(request.body());
            return body == null ? MissingNode.getInstance() : body;
        } catch (IOException e) {
            throw new ControlFault(400, "script: not readable as JSON (expected: an object)");
        }
    }
}
