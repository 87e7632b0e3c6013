package ai.agumbe.data.config;

import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.RouteDocument;
import ai.agumbe.model.config.TenantDocument;
import ai.agumbe.model.config.WalletDocument;
import java.util.Optional;

/** The next documents while they are put together; maps of kinds that do not change are shared with the last ones. */
final class DocumentsDraft {
    private final DraftMap<String, TenantDocument> tenants;
    private final DraftMap<ConfigKey, AppDocument> apps;
    private final DraftMap<ConfigKey, GuardrailDocument> guardrails;
    private final DraftMap<String, PublishedKey> keys;
    private final DraftMap<ConfigKey, ProviderDocument> providers;
    private final DraftMap<ConfigKey, CredentialDocument> credentials;
    private final DraftMap<ConfigKey, ModelDocument> models;
    private final DraftMap<ConfigKey, RouteDocument> routes;
    private final DraftMap<ConfigKey, BudgetDocument> budgets;
    private final DraftMap<String, WalletDocument> wallets;
    private final DraftMap<String, DataKeyDocument> dataKeys;

    DocumentsDraft(Documents base) {
        tenants = new DraftMap<>(base.tenants());
        apps = new DraftMap<>(base.apps());
        guardrails = new DraftMap<>(base.guardrails());
        keys = new DraftMap<>(base.keys());
        providers = new DraftMap<>(base.providers());
        credentials = new DraftMap<>(base.credentials());
        models = new DraftMap<>(base.models());
        routes = new DraftMap<>(base.routes());
        budgets = new DraftMap<>(base.budgets());
        wallets = new DraftMap<>(base.wallets());
        dataKeys = new DraftMap<>(base.dataKeys());
    }

    /** Takes a record; kinds that this version does not know, or nodes have no use for, are left out. */
    void take(ReadRecord record) {
        ConfigKey key = record.record().key();
        Optional<ConfigKind> kind = ConfigKind.of(key.kind());
        if (kind.isEmpty()) {
            return;
        }
        switch (kind.get()) {
            case TENANT -> change(tenants, key.id(), record, TenantDocument.class);
            case APP -> change(apps, key, record, AppDocument.class);
            case GUARDRAIL -> change(guardrails, key, record, GuardrailDocument.class);
            case KEY -> change(keys, key.id(), record, PublishedKey.class);
            case PROVIDER -> change(providers, key, record, ProviderDocument.class);
            case CREDENTIAL -> change(credentials, key, record, CredentialDocument.class);
            case MODEL -> change(models, key, record, ModelDocument.class);
            case ROUTE -> change(routes, key, record, RouteDocument.class);
            case BUDGET -> change(budgets, key, record, BudgetDocument.class);
            case WALLET -> change(wallets, key.tenant(), record, WalletDocument.class);
            case DATA_KEY -> change(dataKeys, key.tenant(), record, DataKeyDocument.class);
            case RERATING, REPLAY -> {}
        }
    }

    /** The documents so far. */
    Documents built() {
        return new Documents(
                tenants.built(),
                apps.built(),
                guardrails.built(),
                keys.built(),
                providers.built(),
                credentials.built(),
                models.built(),
                routes.built(),
                budgets.built(),
                wallets.built(),
                dataKeys.built());
    }

    private static <K, V> void change(DraftMap<K, V> map, K key, ReadRecord record, Class<V> type) {
        Object document = record.document();
        if (document == null) {
            map.remove(key);
        } else {
            map.put(key, type.cast(document));
        }
    }
}
