package ai.agumbe.data.snapshot;

import ai.agumbe.data.config.Documents;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.guard.RemoteDetector;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens the credentials that policies name. One that is not there is no reason to refuse a config: its detector goes without. */
final class KeyringCompiler {
    private static final String PLATFORM = "";

    private final Documents documents;
    private final CredentialVault vault;

    KeyringCompiler(Documents documents, CredentialVault vault) {
        this.documents = documents;
        this.vault = vault;
    }

    Keyring compile(Collection<Tenant> tenants) {
        Map<String, Map<String, Keyring.Opened>> all = new HashMap<>();
        for (Tenant tenant : tenants) {
            Map<String, Keyring.Opened> own = new HashMap<>();
            for (String id : named(tenant)) {
                CredentialDocument credential = credential(tenant.id(), id);
                ProviderDocument provider = credential == null ? null : provider(credential);
                if (credential != null && provider != null) {
                    own.put(id, new Keyring.Opened(vault.open(credential), provider.baseUrl()));
                }
            }
            if (!own.isEmpty()) {
                all.put(tenant.id(), Map.copyOf(own));
            }
        }
        return new Keyring(all);
    }

    private static List<String> named(Tenant tenant) {
        return Stream.concat(Stream.of(tenant.inherited()), tenant.policies().values().stream())
                .flatMap(policy -> policy.policy().remoteDetectors().stream())
                .map(RemoteDetector::credential)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private @Nullable CredentialDocument credential(String tenant, String id) {
        CredentialDocument own = documents.credentials().get(ConfigKey.of(ConfigKind.CREDENTIAL, tenant, id));
        if (own != null) {
            return own;
        }
        CredentialDocument platforms = documents.credentials().get(ConfigKey.of(ConfigKind.CREDENTIAL, PLATFORM, id));
        boolean shared = platforms != null && Sharing.allows(PLATFORM, platforms.sharedWith(), tenant);
        return shared ? platforms : null;
    }

    /** As the credential's owner sees it: a provider of the same name that a tenant makes does not get the platform's secret. */
    private @Nullable ProviderDocument provider(CredentialDocument credential) {
        String owner = credential.tenant() == null ? PLATFORM : credential.tenant();
        ProviderDocument own =
                documents.providers().get(ConfigKey.of(ConfigKind.PROVIDER, owner, credential.provider()));
        return own != null
                ? own
                : documents.providers().get(ConfigKey.of(ConfigKind.PROVIDER, PLATFORM, credential.provider()));
    }
}
