package ai.agumbe.control.guardrail;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.GuardrailDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a policy by name: those that nodes enforce, and those whose names are known already. The latter stay at
 * their defaults, for nobody shall rely on what is not enforced.
 */
final class GuardrailSettings {
    static final List<String> ENFORCED = List.of(
            GuardrailDocument.MAX_TOKENS,
            GuardrailDocument.REQUESTS_PER_MINUTE,
            GuardrailDocument.REQUESTS_PER_HOUR,
            GuardrailDocument.TOKENS_PER_MINUTE,
            GuardrailDocument.MAX_CONCURRENCY);

    private static final List<String> CHECKS = List.of(
            "promptInjection",
            "indirectPromptInjection",
            "pii",
            "secrets",
            "deniedTopics",
            "outputSafety",
            "groundedness");
    private static final Map<String, JsonNode> NOT_ENFORCED = notEnforced();

    private GuardrailSettings() {}

    private static Map<String, JsonNode> notEnforced() {
        Map<String, JsonNode> defaults = new LinkedHashMap<>();
        CHECKS.forEach(check -> defaults.put(check, TextNode.valueOf("off")));
        for (String list : List.of("deniedTopicsList", "allowedModels", "customPatterns", "ipAllowlist")) {
            defaults.put(list, Json.object().arrayNode());
        }
        ObjectNode words = Json.object().put("mode", "off");
        words.putArray("words");
        defaults.put("keywordBlocklist", words);
        defaults.put("contentLength", Json.object().putNull("min").putNull("max"));
        defaults.put("timeWindow", Json.object().nullNode());
        ObjectNode requires = Json.object();
        requires.putArray("regions");
        defaults.put("requires", requires.put("zero_retention", false));
        return defaults;
    }

    /** What is set, and not at its default. */
    static Map<String, Object> read(Members settings) {
        Map<String, Object> set = new LinkedHashMap<>();
        for (String name : ENFORCED) {
            Integer limit = settings.number(name, 1, Integer.MAX_VALUE);
            if (limit != null) {
                set.put(name, limit);
            }
        }
        NOT_ENFORCED.forEach((name, otherwise) ->
                settings.fixed(name, otherwise, "cannot be set: this version of the gateway does not enforce it"));
        settings.end();
        return set;
    }

    /** Puts in what is at its default. */
    static void fill(ObjectNode settings) {
        ObjectNode set = settings.deepCopy();
        settings.removeAll();
        NOT_ENFORCED.forEach((name, otherwise) -> settings.set(name, otherwise.deepCopy()));
        ENFORCED.forEach(name -> settings.set(name, set.path(name).isMissingNode() ? null : set.get(name)));
    }
}
