package ai.agumbe.data.snapshot;

import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.TenantDocument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tenant, its apps and their policies, by the apps' readable ids.
 *
 * @param inherited what holds for an app without a policy of its own
 * @param allotments what it, its apps and its keys may spend
 * @param dataKey seals what its apps keep of their calls; null where none ever did
 */
public record Tenant(
        TenantDocument document,
        Map<String, AppDocument> apps,
        Map<String, AppPolicy> policies,
        AppPolicy inherited,
        List<Allotment> allotments,
        @Nullable TenantKey dataKey) {
    public Tenant {
        apps = Map.copyOf(apps);
        policies = Map.copyOf(policies);
        allotments = List.copyOf(allotments);
    }

    public String id() {
        return document.id();
    }

    public AppPolicy policyOf(String app) {
        return policies.getOrDefault(app, inherited);
    }
}
