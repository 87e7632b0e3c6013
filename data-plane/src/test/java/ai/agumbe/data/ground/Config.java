package ai.agumbe.data.ground;

import static java.util.stream.Collectors.toUnmodifiableMap;

import ai.agumbe.data.config.Documents;
import ai.agumbe.data.config.PublishedKey;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.config.Limits;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.RouteDocument;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.config.TenantDocument;
import ai.agumbe.model.config.Timeouts;
import ai.agumbe.model.config.WalletDocument;
import ai.agumbe.model.key.GatewayKey;
import ai.agumbe.model.key.Scope;
import ai.agumbe.model.secret.DataKey;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import ai.agumbe.model.secret.SealedSecret;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Config documents in the making: a tenant {@code acme} with apps, one chat and one embeddings model, and a key. */
public final class Config {
    public static final String APP_UUID = "0190b0a0-0000-7000-8000-000000000001";
    public static final String CHAT = "@fake/gpt";
    public static final String EMBEDDINGS = "@fake/embed";
    public static final String SECRET = "provider-secret";
    public static final KeyEncryptionKeys KEYS =
            KeyEncryptionKeys.parse("k1:" + Base64.getEncoder().encodeToString(new byte[32]));
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, TenantDocument> tenants = new HashMap<>();
    private final Map<ConfigKey, AppDocument> apps = new HashMap<>();
    private final Map<ConfigKey, GuardrailDocument> guardrails = new HashMap<>();
    private final Map<String, KeyDocument> keys = new HashMap<>();
    private final Map<ConfigKey, ProviderDocument> providers = new HashMap<>();
    private final Map<ConfigKey, CredentialDocument> credentials = new HashMap<>();
    private final Map<ConfigKey, ModelDocument> models = new HashMap<>();
    private final Map<ConfigKey, RouteDocument> routes = new HashMap<>();
    private final Map<ConfigKey, BudgetDocument> budgets = new HashMap<>();
    private final Map<String, WalletDocument> wallets = new HashMap<>();
    private final Map<String, DataKeyDocument> dataKeys = new HashMap<>();

    /** A tenant with its apps, and two models at this provider. */
    public static Config at(String baseUrl) {
        Config config = new Config();
        config.tenant("acme", true);
        config.app("acme", "default", "0190b0a0-0000-7000-8000-000000000000", true);
        config.app("acme", "app_support", APP_UUID, true);
        config.app("acme", "app_off", "0190b0a0-0000-7000-8000-000000000002", false);
        config.provider("fake", baseUrl, Timeouts.INHERITED);
        config.model(CHAT, "fake", "gpt-up", "chat");
        config.model(EMBEDDINGS, "fake", "embed-up", "embeddings");
        return config;
    }

    public Config tenant(String id, boolean active) {
        tenants.put(id, new TenantDocument(id, id, active, Limits.NONE, false, false));
        return this;
    }

    public Config budget(BudgetDocument budget) {
        budgets.put(ConfigKey.of(ConfigKind.BUDGET, "", budget.id()), budget);
        return this;
    }

    public Config wallet(WalletDocument wallet) {
        wallets.put(wallet.tenant(), wallet);
        return this;
    }

    public Config limit(String tenant, Limits limits) {
        tenants.put(tenant, new TenantDocument(tenant, tenant, true, limits, false, false));
        return this;
    }

    /** The tenant would rather be served than metered. */
    public Config serveUnmetered(String tenant) {
        tenants.put(tenant, new TenantDocument(tenant, tenant, true, Limits.NONE, true, false));
        return this;
    }

    /** The policy of an app, its settings by name. */
    public Config policy(String tenant, String app, Map<String, Object> settings, String... locked) {
        guardrails.put(
                ConfigKey.of(ConfigKind.GUARDRAIL, tenant, app),
                new GuardrailDocument(tenant, app, settings, List.of(locked), 1));
        return this;
    }

    /** A key of {@code acme} with all scopes and limits of its own. */
    public String keyLimitedTo(Limits limits) {
        String plaintext = key();
        KeyDocument made = keyDocument(plaintext.substring(4, 20));
        keys.put(
                made.id(),
                new KeyDocument(
                        made.tenant(),
                        made.id(),
                        made.name(),
                        made.appId(),
                        made.scopes(),
                        made.secrets(),
                        made.endpoints(),
                        made.expiresAt(),
                        made.active(),
                        made.ipAllowlist(),
                        limits,
                        made.metadata(),
                        null));
        return plaintext;
    }

    public Config app(String tenant, String id, String uuid, boolean active) {
        AppDocument app = new AppDocument(
                tenant, id, uuid, id, "prod", active, null, "cc-42", Map.of(), null, null, List.of(), null, null,
                "off");
        apps.put(ConfigKey.of(ConfigKind.APP, tenant, id), app);
        return this;
    }

    /** An app of {@code acme} keeps payloads like this, under the first key of its tenant. */
    public Config payloads(String app, String setting) {
        ConfigKey key = ConfigKey.of(ConfigKind.APP, "acme", app);
        AppDocument old = java.util.Objects.requireNonNull(apps.get(key));
        apps.put(
                key,
                new AppDocument(
                        old.tenant(),
                        old.id(),
                        old.uuid(),
                        old.name(),
                        old.environment(),
                        old.active(),
                        old.owner(),
                        old.costCenter(),
                        old.labels(),
                        old.purpose(),
                        old.consumers(),
                        old.expectedModels(),
                        old.dataClassification(),
                        old.errorContact(),
                        setting));
        tenants.put("acme", new TenantDocument("acme", "acme", true, Limits.NONE, false, true));
        return dataKey(DataKey.fresh(KEYS, DataKeyDocument.context("acme", 1)));
    }

    /** The first data key of {@code acme}. */
    public Config dataKey(SealedSecret sealed) {
        dataKeys.put("acme", new DataKeyDocument("acme", 1, sealed));
        return this;
    }

    /** It opened. */
    public DataKey dataKey() {
        DataKeyDocument document = java.util.Objects.requireNonNull(dataKeys.get("acme"));
        return DataKey.open(KEYS, document.sealed(), document.context());
    }

    /** A provider of the platform with one credential of the same id. */
    public Config provider(String id, String baseUrl, Timeouts timeouts) {
        return providerOf("openai", id, baseUrl, timeouts);
    }

    /** The same of another kind. */
    public Config providerOf(String kind, String id, String baseUrl, Timeouts timeouts) {
        put(new ProviderDocument(null, id, kind, baseUrl, true, false, timeouts, null, false, false, Sharing.WITH_ALL));
        return credential(new CredentialDocument(null, id, id, KEYS.seal(SECRET, "/" + id), null, Sharing.WITH_ALL));
    }

    /** The same provider, switched off. */
    public Config switchOff(String id) {
        return changed(id, false, false);
    }

    /** The same provider, which now takes models that nobody listed. */
    public Config openTo(String id) {
        return changed(id, true, true);
    }

    private Config changed(String id, boolean active, boolean allowUnlisted) {
        ProviderDocument old =
                java.util.Objects.requireNonNull(providers.get(ConfigKey.of(ConfigKind.PROVIDER, "", id)));
        put(new ProviderDocument(
                null,
                id,
                old.kind(),
                old.baseUrl(),
                active,
                allowUnlisted,
                old.timeouts(),
                null,
                false,
                false,
                old.sharedWith()));
        return this;
    }

    private void put(ProviderDocument provider) {
        providers.put(ConfigKey.of(ConfigKind.PROVIDER, "", provider.id()), provider);
    }

    public Config credential(CredentialDocument credential) {
        credentials.put(ConfigKey.of(ConfigKind.CREDENTIAL, "", credential.id()), credential);
        return this;
    }

    /** A priced model of the platform: 1 and 2 dollars per million. */
    public Config model(String id, String provider, String upstreamModel, String kind) {
        return model(modelDocument(id, provider, upstreamModel, kind));
    }

    public Config model(ModelDocument model) {
        String owner = model.tenant() == null ? "" : model.tenant();
        models.put(ConfigKey.of(ConfigKind.MODEL, owner, model.id()), model);
        return this;
    }

    public static ModelDocument modelDocument(String id, String provider, String upstreamModel, String kind) {
        return new ModelDocument(
                null,
                id,
                provider,
                List.of(new ModelDocument.WeightedCredential(provider, 1)),
                upstreamModel,
                kind,
                128_000,
                16_384,
                List.of(ModelDocument.DatedPrice.of(CREATED, new BigDecimal("1.00"), new BigDecimal("2.00"))),
                "active",
                Timeouts.INHERITED,
                Sharing.WITH_ALL,
                1,
                CREATED);
    }

    /** An alias whose candidates are asked in this order, so often each. */
    public Config route(String alias, int tries, String... candidates) {
        List<RouteDocument.Candidate> entries = new ArrayList<>();
        for (String model : candidates) {
            entries.add(new RouteDocument.Candidate(model, null, 1, tries, null));
        }
        return route(new RouteDocument(
                null, alias, "priority", entries, null, null, "none", "off", Sharing.WITH_ALL, CREATED));
    }

    public Config route(RouteDocument route) {
        String owner = route.tenant() == null ? "" : route.tenant();
        routes.put(ConfigKey.of(ConfigKind.ROUTE, owner, route.id()), route);
        return this;
    }

    /** A key of {@code acme} with all scopes, in plain text. */
    public String key() {
        return key(null, Scope.ALL);
    }

    public String key(@Nullable String app, List<String> scopes) {
        return key("acme", app, scopes, null, true);
    }

    public String key(
            String tenant, @Nullable String app, List<String> scopes, @Nullable Instant expires, boolean active) {
        GatewayKey key = GatewayKey.generate(RANDOM);
        List<KeyDocument.Secret> secrets = List.of(new KeyDocument.Secret(key.sha256(), null));
        return put(key, tenant, app, scopes, secrets, expires, active, List.of());
    }

    /** A key whose secret is good until then. */
    public String rotatedKey(Instant notAfter) {
        GatewayKey key = GatewayKey.generate(RANDOM);
        List<KeyDocument.Secret> secrets =
                List.of(new KeyDocument.Secret("0".repeat(64), null), new KeyDocument.Secret(key.sha256(), notAfter));
        return put(key, "acme", null, Scope.ALL, secrets, null, true, List.of());
    }

    /** A key that may be used from there only. */
    public String keyFrom(String range) {
        GatewayKey key = GatewayKey.generate(RANDOM);
        List<KeyDocument.Secret> secrets = List.of(new KeyDocument.Secret(key.sha256(), null));
        return put(key, "acme", null, Scope.ALL, secrets, null, true, List.of(range));
    }

    private String put(
            GatewayKey key,
            String tenant,
            @Nullable String app,
            List<String> scopes,
            List<KeyDocument.Secret> secrets,
            @Nullable Instant expires,
            boolean active,
            List<String> ranges) {
        KeyDocument document = new KeyDocument(
                tenant,
                key.id(),
                "test",
                app,
                scopes,
                secrets,
                null,
                expires,
                active,
                ranges,
                Limits.NONE,
                Map.of(),
                null);
        keys.put(key.id(), document);
        return key.plaintext();
    }

    public Config keyDocument(KeyDocument key) {
        keys.put(key.id(), key);
        return this;
    }

    public KeyDocument keyDocument(String id) {
        return java.util.Objects.requireNonNull(keys.get(id));
    }

    public Documents documents() {
        return new Documents(
                Map.copyOf(tenants),
                Map.copyOf(apps),
                Map.copyOf(guardrails),
                keys.values().stream().collect(toUnmodifiableMap(KeyDocument::id, PublishedKey::of)),
                Map.copyOf(providers),
                Map.copyOf(credentials),
                Map.copyOf(models),
                Map.copyOf(routes),
                Map.copyOf(budgets),
                Map.copyOf(wallets),
                Map.copyOf(dataKeys));
    }
}
