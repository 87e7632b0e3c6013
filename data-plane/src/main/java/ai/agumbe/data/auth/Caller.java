package ai.agumbe.data.auth;

import ai.agumbe.data.snapshot.GatewaySnapshot;
import ai.agumbe.data.snapshot.Tenant;
import ai.agumbe.model.config.KeyDocument;

/** Who is calling, and the config in force when it began. Only this package can make one. */
public final class Caller {
    private final KeyDocument key;
    private final Tenant tenant;
    private final GatewaySnapshot snapshot;

    Caller(KeyDocument key, Tenant tenant, GatewaySnapshot snapshot) {
        this.key = key;
        this.tenant = tenant;
        this.snapshot = snapshot;
    }

    public KeyDocument key() {
        return key;
    }

    public Tenant tenant() {
        return tenant;
    }

    public GatewaySnapshot snapshot() {
        return snapshot;
    }
}
