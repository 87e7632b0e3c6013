package ai.agumbe.data.snapshot;

import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.secret.DataKey;
import org.jspecify.annotations.Nullable;

/** A tenant's data key, opened when the first call needs it and forgotten with its snapshot. */
public final class TenantKey {
    private final DataKeyDocument document;
    private final CredentialVault vault;
    /** Races open it twice. */
    private volatile @Nullable DataKey key;

    private volatile boolean tried;

    TenantKey(DataKeyDocument document, CredentialVault vault) {
        this.document = document;
        this.vault = vault;
    }

    /** Which of the tenant's keys it is. */
    public int number() {
        return document.number();
    }

    /** Null when this node cannot open it. */
    public @Nullable DataKey opened() {
        if (!tried) {
            key = vault.open(document);
            tried = true;
        }
        return key;
    }
}
