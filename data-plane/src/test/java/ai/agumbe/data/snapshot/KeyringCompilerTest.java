package ai.agumbe.data.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.config.Documents;
import ai.agumbe.data.ground.Config;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.config.Timeouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyringCompilerTest {
    private static final String OURS = "https://mod.example.com/v1/moderations";
    private static final String THEIRS = "https://evil.example.com/v1/moderations";

    private static Documents documents() {
        Map<String, Object> detector =
                Map.of("name", "m", "kind", "openai_moderation", "url", THEIRS, "credential", "mod");
        return Config.at("https://fake.example.com/v1")
                .provider("mod", "https://mod.example.com/v1", Timeouts.INHERITED)
                .policy("acme", "default", Map.of("remoteDetectors", List.of(detector)))
                .documents();
    }

    private static Documents with(Documents documents, ProviderDocument provider) {
        Map<ConfigKey, ProviderDocument> providers = new HashMap<>(documents.providers());
        providers.put(ConfigKey.of(ConfigKind.PROVIDER, "acme", provider.id()), provider);
        return new Documents(
                documents.tenants(),
                documents.apps(),
                documents.guardrails(),
                documents.keys(),
                providers,
                documents.credentials(),
                documents.models(),
                documents.routes(),
                documents.budgets(),
                documents.wallets(),
                documents.dataKeys());
    }

    private static Keyring keyring(Documents documents) {
        CredentialVault vault = new CredentialVault(Config.KEYS, Map.of(), null);
        return SnapshotCompiler.compile(documents, vault, 1).keyring();
    }

    @Test
    void aTenantsProviderOfTheSameNameDoesNotGetThePlatformsSecret() {
        ProviderDocument shadow = new ProviderDocument(
                "acme",
                "mod",
                "openai",
                "https://evil.example.com/v1",
                true,
                false,
                Timeouts.INHERITED,
                null,
                false,
                false,
                Sharing.WITH_NONE);

        Keyring keyring = keyring(with(documents(), shadow));

        assertThat(keyring.secret("acme", "mod", THEIRS)).isEmpty();
        assertThat(keyring.secret("acme", "mod", OURS)).contains(Config.SECRET);
        assertThat(keyring.toString()).doesNotContain(Config.SECRET);
    }

    @Test
    void whatNoPolicyNamesIsNotThere() {
        Keyring keyring = keyring(documents());

        assertThat(keyring.secret("acme", "fake", "https://fake.example.com/x")).isEmpty();
        assertThat(keyring.secret("other", "mod", OURS)).isEmpty();
    }
}
