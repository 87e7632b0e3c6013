package ai.agumbe.data.config;

import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.RouteDocument;
import ai.agumbe.model.config.TenantDocument;
import ai.agumbe.model.config.WalletDocument;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record whose document was understood.
 *
 * @param document null when it is deleted, or of a kind that this version does not know or nodes have no use for
 */
record ReadRecord(ConfigRecord record, @Nullable Object document) {
    /** Reads the document; refused when it is malformed. */
    static ReadRecord of(ConfigRecord record) {
        byte[] value = record.value();
        Optional<ConfigKind> kind = ConfigKind.of(record.key().kind());
        if (value == null || kind.isEmpty()) {
            return new ReadRecord(record, null);
        }
        return new ReadRecord(record, read(kind.get(), record.key(), value));
    }

    /** The same of a record that was understood before. */
    static ReadRecord again(ConfigRecord record) {
        byte[] value = record.value();
        boolean isKey = record.key().kind().equals(ConfigKind.KEY.wireName());
        return value != null && isKey ? new ReadRecord(record, PublishedKey.unread(record.key(), value)) : of(record);
    }

    private static @Nullable Object read(ConfigKind kind, ConfigKey key, byte[] json) {
        return switch (kind) {
            case TENANT -> DocumentJson.read(key, json, TenantDocument.class);
            case APP -> DocumentJson.read(key, json, AppDocument.class);
            case GUARDRAIL -> DocumentJson.read(key, json, GuardrailDocument.class);
            case KEY -> PublishedKey.of(DocumentJson.read(key, json, KeyDocument.class));
            case PROVIDER -> DocumentJson.read(key, json, ProviderDocument.class);
            case CREDENTIAL -> DocumentJson.read(key, json, CredentialDocument.class);
            case MODEL -> DocumentJson.read(key, json, ModelDocument.class);
            case ROUTE -> DocumentJson.read(key, json, RouteDocument.class);
            case BUDGET -> DocumentJson.read(key, json, BudgetDocument.class);
            case WALLET -> DocumentJson.read(key, json, WalletDocument.class);
            case DATA_KEY -> DocumentJson.read(key, json, DataKeyDocument.class);
            case RERATING, REPLAY -> null;
        };
    }
}
