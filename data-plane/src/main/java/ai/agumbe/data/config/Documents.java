package ai.agumbe.data.config;

import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.RouteDocument;
import ai.agumbe.model.config.TenantDocument;
import ai.agumbe.model.config.WalletDocument;
import java.util.Map;

/**
 * All config documents of one version, read and indexed; unmodifiable.
 *
 * @param tenants by id
 * @param keys by key id, which is unique across tenants
 * @param wallets by tenant
 * @param dataKeys by tenant
 */
public record Documents(
        Map<String, TenantDocument> tenants,
        Map<ConfigKey, AppDocument> apps,
        Map<ConfigKey, GuardrailDocument> guardrails,
        Map<String, PublishedKey> keys,
        Map<ConfigKey, ProviderDocument> providers,
        Map<ConfigKey, CredentialDocument> credentials,
        Map<ConfigKey, ModelDocument> models,
        Map<ConfigKey, RouteDocument> routes,
        Map<ConfigKey, BudgetDocument> budgets,
        Map<String, WalletDocument> wallets,
        Map<String, DataKeyDocument> dataKeys) {
    public static final Documents NONE = new Documents(
            Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
            Map.of());
}
