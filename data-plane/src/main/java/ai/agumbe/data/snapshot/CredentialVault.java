package ai.agumbe.data.snapshot;

import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.secret.DataKey;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import ai.agumbe.model.secret.SealedSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens credentials: sealed ones with this node's keys, references from its environment or secrets directory. */
public final class CredentialVault {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialVault.class);
    private static final int MAX_OPENED = 10_000;

    private final KeyEncryptionKeys keys;
    private final Map<String, String> environment;
    private final @Nullable Path secretsDirectory;
    private final Map<Opened, String> opened = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Opened, String> eldest) {
            return size() > MAX_OPENED;
        }
    };

    /** What was opened as whose: a sealed text that was moved to another owner stays shut. */
    private record Opened(SealedSecret sealed, String context) {}

    public CredentialVault(KeyEncryptionKeys keys, Map<String, String> environment, @Nullable Path secretsDirectory) {
        this.keys = keys;
        this.environment = Map.copyOf(environment);
        this.secretsDirectory = secretsDirectory;
    }

    /** The secret, or null when this node cannot have it: said in the log, and felt by those calls alone. */
    synchronized @Nullable String open(CredentialDocument credential) {
        try {
            SealedSecret sealed = credential.sealed();
            if (sealed != null) {
                String context = (credential.tenant() == null ? "" : credential.tenant()) + "/" + credential.id();
                String known = opened.get(new Opened(sealed, context));
                return known != null ? known : remember(new Opened(sealed, context), keys.open(sealed, context));
            }
            return dereference(String.valueOf(credential.secretRef()));
        } catch (IllegalArgumentException | IOException closed) {
            LOG.atWarn()
                    .addKeyValue("credential", credential.id())
                    .addKeyValue("tenant", credential.tenant())
                    .addKeyValue("reason", closed.getMessage())
                    .log("a credential cannot be opened on this node");
            return null;
        }
    }

    /** The same of a data key. It is remembered by nobody but its holder, so that it can be forgotten. */
    @Nullable DataKey open(DataKeyDocument document) {
        try {
            return DataKey.open(keys, document.sealed(), document.context());
        } catch (IllegalArgumentException closed) {
            LOG.atWarn()
                    .addKeyValue("tenant", document.tenant())
                    .addKeyValue("reason", closed.getMessage())
                    .log("a data key cannot be opened on this node");
            return null;
        }
    }

    private String remember(Opened which, String secret) {
        opened.put(which, secret);
        return secret;
    }

    private String dereference(String reference) throws IOException {
        if (reference.startsWith("env:")) {
            String value = environment.get(reference.substring("env:".length()));
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(reference + " is not set");
            }
            return value.strip();
        }
        Path directory = secretsDirectory;
        if (!reference.startsWith("file:") || directory == null) {
            throw new IllegalArgumentException(
                    reference + " (expected: env:NAME, or file:path with AGUMBE_SECRETS_DIR)");
        }
        Path file = directory.resolve(reference.substring("file:".length())).normalize();
        if (!file.startsWith(directory)) {
            throw new IllegalArgumentException(reference + " leaves AGUMBE_SECRETS_DIR");
        }
        return Files.readString(file).strip();
    }
}
