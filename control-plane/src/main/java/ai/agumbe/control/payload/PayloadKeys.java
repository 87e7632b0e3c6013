package ai.agumbe.control.payload;

import ai.agumbe.control.document.Documents;
import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.payload.Payload;
import ai.agumbe.model.secret.DataKey;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Opens tenants' data keys, for those who note first that they do. */
@Singleton
public final class PayloadKeys {
    private final Documents documents;
    private final KeyEncryptionKeys keys;

    PayloadKeys(Documents documents, ControlSettings settings) {
        this.documents = documents;
        this.keys = settings.keys();
    }

    /** A tenant's data key, opened. */
    public record Opened(String tenant, int number, DataKey key) {
        /** @throws IllegalArgumentException when it does not fit */
        public Payload open(UUID event, byte[] sealed) {
            return Payload.of(key.open(sealed, Payload.context(tenant, event)));
        }
    }

    /**
     * The one that a tenant has now.
     *
     * @throws IllegalArgumentException when none of our key-encryption keys opens it
     */
    public Optional<Opened> of(String tenant) {
        return documents
                .find(DataKeys.key(tenant))
                .map(stored -> stored.as(DataKeyDocument.class))
                .map(document -> new Opened(
                        tenant, document.number(), DataKey.open(keys, document.sealed(), document.context())));
    }
}
