package ai.agumbe.data.snapshot;

import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.guard.Cascade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins each app's policy with its tenant's and the platform's. */
final class PolicyCompiler {
    private final Map<ConfigKey, GuardrailDocument> documents;
    private final Map<String, Map<String, AppPolicy>> byTenant = new HashMap<>();

    PolicyCompiler(Map<ConfigKey, GuardrailDocument> documents) {
        this.documents = documents;
        for (GuardrailDocument document : documents.values()) {
            if (!document.id().equals(GuardrailDocument.ALL_APPS)) {
                byTenant.computeIfAbsent(document.tenant(), tenant -> new HashMap<>())
                        .put(document.id(), AppPolicy.of(document, above(document.tenant())));
            }
        }
    }

    Map<String, AppPolicy> ofApps(String tenant) {
        return byTenant.getOrDefault(tenant, Map.of());
    }

    AppPolicy inherited(String tenant) {
        return AppPolicy.inherited(above(tenant));
    }

    private List<Cascade.Part> above(String tenant) {
        List<Cascade.Part> above = new ArrayList<>(2);
        for (String owner : List.of("", tenant)) {
            GuardrailDocument document =
                    documents.get(ConfigKey.of(ConfigKind.GUARDRAIL, owner, GuardrailDocument.ALL_APPS));
            if (document != null) {
                above.add(Cascade.Part.of(document));
            }
        }
        return above;
    }
}
