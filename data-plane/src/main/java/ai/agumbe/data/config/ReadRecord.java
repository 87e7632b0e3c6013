package ai.agumbe.data.config;

import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.RouteDocument;
import ai.agumbe.model.config.TenantDocument;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record whose document was understood.
 *
 * @param document null when it is deleted, or of a kind that this version does not know
 */
record ReadRecord(ConfigRecord record, @Nullable Object document) {
    /** Reads the document; refused when it is malformed. */
    static ReadRecord of(ConfigRecord record) {
        byte[] value = record.value();
        Optional<ConfigKind> kind = ConfigKind.of(record.key().kind());
        if (value == null || kind.isEmpty()) {
            return new ReadRecord(record, null);
        }
        return new ReadRecord(record, DocumentJson.read(record.key(), value, typeOf(kind.get())));
    }

    private static Class<?> typeOf(ConfigKind kind) {
        return switch (kind) {
            case TENANT -> TenantDocument.class;
            case APP -> AppDocument.class;
            case GUARDRAIL -> GuardrailDocument.class;
            case KEY -> KeyDocument.class;
            case PROVIDER -> ProviderDocument.class;
            case CREDENTIAL -> CredentialDocument.class;
            case MODEL -> ModelDocument.class;
            case ROUTE -> RouteDocument.class;
        };
    }
}
