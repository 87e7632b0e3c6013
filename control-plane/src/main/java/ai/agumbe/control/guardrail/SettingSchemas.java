package ai.agumbe.control.guardrail;

import ai.agumbe.control.json.Json;
import ai.agumbe.model.guard.ContentCheck;
import ai.agumbe.model.guard.Mode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Set;

/** What the API's description says of a setting. What a value must be like, {@code PolicyReader} says. */
final class SettingSchemas {
    private static final Set<String> LISTS =
            Set.of("deniedTopicsList", "allowedModels", "customPatterns", "ipAllowlist", "remoteDetectors");
    private static final Set<String> OBJECTS = Set.of("keywordBlocklist", "contentLength", "timeWindow", "requires");

    private SettingSchemas() {}

    static ObjectNode of(String setting) {
        if (Arrays.stream(ContentCheck.values())
                .anyMatch(check -> check.setting().equals(setting))) {
            return modeOrObject();
        }
        if (LISTS.contains(setting)) {
            return Json.object().put("type", "array");
        }
        if (OBJECTS.contains(setting)) {
            return Json.object().put("type", "object");
        }
        if (setting.equals("stream")) {
            ObjectNode choice = Json.object().put("type", "string");
            choice.putArray("enum").add("hold").add("buffer");
            return choice;
        }
        return Json.object().put("type", "integer").put("minimum", 1);
    }

    private static ObjectNode modeOrObject() {
        ObjectNode schema = Json.object();
        ObjectNode mode = Json.object().put("type", "string");
        Mode.names().forEach(mode.putArray("enum")::add);
        schema.putArray("anyOf").add(mode).add(Json.object().put("type", "object"));
        return schema;
    }
}
