package ai.agumbe.model.config;

import java.util.Objects;

/**
 * A tenant: the border that nothing crosses.
 *
 * @param limits of all its calls together, beside those of its apps and keys
 * @param serveUnmetered whether calls that a node cannot keep in its journal are served all the same, and paid by nobody
 * @param rawPayloads whether its apps may keep asks and answers as they were
 */
public record TenantDocument(
        String id, String name, boolean active, Limits limits, boolean serveUnmetered, boolean rawPayloads) {
    /** Documents of earlier versions say nothing of limits. */
    public TenantDocument {
        limits = Objects.requireNonNullElse(limits, Limits.NONE);
    }
}
