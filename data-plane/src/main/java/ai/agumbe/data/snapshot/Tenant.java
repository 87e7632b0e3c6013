package ai.agumbe.data.snapshot;

import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.TenantDocument;
import java.util.Map;

/** A tenant and its apps, by readable id. */
public record Tenant(TenantDocument document, Map<String, AppDocument> apps) {
    public Tenant {
        apps = Map.copyOf(apps);
    }

    public String id() {
        return document.id();
    }
}
