package ai.agumbe.data.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import ai.agumbe.model.secret.SealedSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialVaultTest {
    private static final KeyEncryptionKeys KEYS =
            KeyEncryptionKeys.parse("k:" + Base64.getEncoder().encodeToString(new byte[32]));

    private static CredentialDocument sealed(@Nullable String tenant, String id, SealedSecret sealed) {
        return new CredentialDocument(tenant, id, "p", sealed, null, Sharing.WITH_NONE);
    }

    private static CredentialDocument reference(String reference) {
        return new CredentialDocument(null, "c", "p", null, reference, Sharing.WITH_NONE);
    }

    @Test
    void aSealedSecretOpensForItsOwnerAloneHoweverOftenItWasOpened() {
        CredentialVault vault = new CredentialVault(KEYS, Map.of(), null);
        SealedSecret secret = KEYS.seal("s3cret", "acme/c");

        assertThat(vault.open(sealed("acme", "c", secret))).isEqualTo("s3cret");
        assertThat(vault.open(sealed("acme", "c", secret))).isEqualTo("s3cret");
        assertThat(vault.open(sealed("other", "c", secret))).isNull();
        assertThat(vault.open(sealed("acme", "d", secret))).isNull();
        assertThat(vault.open(sealed(null, "c", secret))).isNull();
    }

    @Test
    void referencesLeadToTheEnvironmentAndToFilesOfOneDirectory(@TempDir Path home) throws IOException {
        Path directory = Files.createDirectory(home.resolve("secrets"));
        Files.writeString(directory.resolve("key"), "from-file\n");
        Files.writeString(home.resolve("other"), "hidden");
        CredentialVault vault = new CredentialVault(KEYS, Map.of("NAME", " from-env "), directory);

        assertThat(vault.open(reference("env:NAME"))).isEqualTo("from-env");
        assertThat(vault.open(reference("file:key"))).isEqualTo("from-file");
        assertThat(vault.open(reference("env:NONE"))).isNull();
        assertThat(vault.open(reference("file:none"))).isNull();
        assertThat(vault.open(reference("file:../other"))).isNull();
        assertThat(vault.open(reference("file:" + home.resolve("other")))).isNull();
        assertThat(vault.open(reference("key"))).isNull();
        assertThat(new CredentialVault(KEYS, Map.of(), null).open(reference("file:key")))
                .isNull();
    }
}
