package ai.agumbe.data.snapshot;

import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.TenantDocument;
import java.util.Map;

/** A tenant, its apps and their policies, by the apps' readable ids. */
public record Tenant(TenantDocument document, Map<String, AppDocument> apps, Map<String, AppPolicy> policies) {
    public Tenant {
        apps = Map.copyOf(apps);
        policies = Map.copyOf(policies);
    }

    public String id() {
        return document.id();
    }

    public AppPolicy policyOf(String app) {
        return policies.getOrDefault(app, AppPolicy.DEFAULT);
    }
}
