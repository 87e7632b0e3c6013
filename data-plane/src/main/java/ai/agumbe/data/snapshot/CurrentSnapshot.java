package ai.agumbe.data.snapshot;

import ai.agumbe.data.config.ConfigTarget;
import ai.agumbe.data.config.Documents;
import jakarta.inject.Singleton;

/** The snapshot in force. */
@Singleton
public final class CurrentSnapshot implements ConfigTarget {
    private final CredentialVault vault;
    private volatile GatewaySnapshot current = GatewaySnapshot.EMPTY;

    CurrentSnapshot(CredentialVault vault) {
        this.vault = vault;
    }

    public GatewaySnapshot get() {
        return current;
    }

    @Override
    public void apply(Documents documents, long version) {
        current = SnapshotCompiler.compile(documents, vault, version);
    }
}
