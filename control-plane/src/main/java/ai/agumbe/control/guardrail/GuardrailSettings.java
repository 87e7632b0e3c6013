package ai.agumbe.control.guardrail;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.guard.InvalidPolicyException;
import ai.agumbe.model.guard.PlainJson;
import ai.agumbe.model.guard.Policy;
import ai.agumbe.model.guard.PolicyReader;
import ai.agumbe.model.guard.SettingNames;
import ai.agumbe.model.guard.WrittenPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a policy as requests say them and replies show them. */
public final class GuardrailSettings {
    /** In place of settings: what most should begin with. */
    static final String RECOMMENDED = "recommended";

    private GuardrailSettings() {}

    /** What is named. */
    public static Map<String, Object> read(Members settings) {
        Map<String, Object> set = new LinkedHashMap<>();
        for (String name : SettingNames.list()) {
            JsonNode value = settings.any(name, () -> SettingSchemas.of(name));
            if (value != null) {
                set.put(name, PlainJson.of(value));
            }
        }
        settings.end();
        try {
            var _ = PolicyReader.read(set);
        } catch (InvalidPolicyException invalid) {
            invalid.faults().forEach(fault -> settings.fault(fault.path(), fault.problem()));
        }
        return set;
    }

    /** The same of a key, which has limits of its own beside them. */
    public static Map<String, Object> readOfKey(Members settings) {
        Map<String, Object> set = read(settings);
        if (set.containsKey(SettingNames.REMOTE_DETECTORS)) {
            settings.fault(SettingNames.REMOTE_DETECTORS, "cannot be said here (expected: in a policy)");
        }
        for (String limit : SettingNames.LIMITS) {
            if (set.containsKey(limit)) {
                settings.fault(limit, "cannot be said here (expected: in the key's limits)");
            }
        }
        return set;
    }

    /** Every setting, also those that nobody named. */
    static ObjectNode filled(Policy policy) {
        return Json.tree(WrittenPolicy.of(policy));
    }

    /** Puts in what is at its default. */
    static void fill(ObjectNode settings) {
        ObjectNode filled = filled(PolicyReader.read(PlainJson.members(settings)));
        settings.removeAll();
        settings.setAll(filled);
    }
}
