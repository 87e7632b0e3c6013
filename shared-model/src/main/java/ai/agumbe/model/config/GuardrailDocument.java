package ai.agumbe.model.config;

import java.util.List;
import java.util.Map;

/**
 * What a level asks of the calls below it: an app, a tenant, or the platform.
 *
 * @param tenant empty for the platform
 * @param id the app's, or {@link #ALL_APPS}
 * @param settings by name, those that the level names
 * @param locked settings that no level below can loosen
 * @param version the document's own
 */
public record GuardrailDocument(
        String tenant, String id, Map<String, Object> settings, List<String> locked, int version) {
    /** In place of an app's id: the policy is its tenant's, or the platform's. */
    public static final String ALL_APPS = "*";

    public GuardrailDocument {
        settings = Map.copyOf(settings);
        locked = List.copyOf(locked);
    }
}
