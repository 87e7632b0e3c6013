package ai.agumbe.data.snapshot;

import ai.agumbe.data.config.PublishedKey;
import ai.agumbe.model.config.AppDocument;
import java.util.Map;

/** All that requests read, of one config version. A request reads it once and keeps it. */
public record GatewaySnapshot(
        long version,
        Map<String, PublishedKey> keys,
        Map<String, Tenant> tenants,
        Map<String, AppDocument> appsByUuid,
        Catalogue catalogue,
        Keyring keyring) {
    public static final GatewaySnapshot EMPTY =
            new GatewaySnapshot(0, Map.of(), Map.of(), Map.of(), Catalogue.EMPTY, Keyring.EMPTY);
}
