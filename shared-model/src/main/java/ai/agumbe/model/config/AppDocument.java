package ai.agumbe.model.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An application of a tenant.
 *
 * @param id readable, unique in the tenant; {@code uuid} is the global name
 * @param environment dev, staging or prod
 * @param payloads name of a {@link PayloadSetting}
 */
public record AppDocument(
        String tenant,
        String id,
        String uuid,
        String name,
        String environment,
        boolean active,
        @Nullable String owner,
        @Nullable String costCenter,
        Map<String, String> labels,
        @Nullable String purpose,
        @Nullable String consumers,
        List<String> expectedModels,
        @Nullable String dataClassification,
        @Nullable String errorContact,
        String payloads) {
    /** The app that every tenant has. */
    public static final String DEFAULT_ID = "default";

    public AppDocument {
        labels = Map.copyOf(labels);
        expectedModels = List.copyOf(expectedModels);
        payloads = Objects.requireNonNullElse(payloads, PayloadSetting.OFF.wireName()); // not said by earlier versions
    }
}
