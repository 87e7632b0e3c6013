package ai.agumbe.data.snapshot;

import ai.agumbe.data.config.Documents;
import ai.agumbe.data.config.RefusedConfigException;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.config.TenantDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns documents into a snapshot: references resolved, timeouts inherited, prices and secrets ready. */
final class SnapshotCompiler {
    private SnapshotCompiler() {}

    static GatewaySnapshot compile(Documents documents, CredentialVault vault, long version) {
        try {
            Map<String, Map<String, AppDocument>> apps = new HashMap<>();
            Map<String, AppDocument> appsByUuid = new HashMap<>();
            for (AppDocument app : documents.apps().values()) {
                apps.computeIfAbsent(app.tenant(), tenant -> new HashMap<>()).put(app.id(), app);
                appsByUuid.put(app.uuid(), app);
            }
            PolicyCompiler policies = new PolicyCompiler(documents.guardrails());
            Map<String, List<Allotment>> allotments = Allotments.of(
                    documents.budgets().values(), documents.wallets().values());
            Map<String, Tenant> tenants = new HashMap<>();
            for (TenantDocument tenant : documents.tenants().values()) {
                tenants.put(
                        tenant.id(),
                        new Tenant(
                                tenant,
                                apps.getOrDefault(tenant.id(), Map.of()),
                                policies.ofApps(tenant.id()),
                                policies.inherited(tenant.id()),
                                allotments.getOrDefault(tenant.id(), List.of()),
                                dataKey(documents, tenant.id(), vault)));
            }
            Catalogue catalogue = new CatalogueCompiler(documents, vault).compile();
            Keyring keyring = new KeyringCompiler(documents, vault).compile(tenants.values());
            return new GatewaySnapshot(version, documents.keys(), tenants, appsByUuid, catalogue, keyring);
        } catch (IllegalArgumentException | ArithmeticException | NullPointerException senseless) {
            throw new RefusedConfigException("version " + version + ": " + senseless.getMessage());
        }
    }

    private static @Nullable TenantKey dataKey(Documents documents, String tenant, CredentialVault vault) {
        DataKeyDocument document = documents.dataKeys().get(tenant);
        return document == null ? null : new TenantKey(document, vault);
    }
}
