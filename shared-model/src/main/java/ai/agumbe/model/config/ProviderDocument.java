package ai.agumbe.model.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place that sells tokens.
 *
 * @param tenant the owner; null for the platform
 * @param kind the dialect it speaks, such as {@code openai}
 * @param baseUrl what stands before the operation's path
 * @param allowUnlisted whether {@code @provider/anything} may be called without a catalogue entry
 * @param region where it works on prompts; null where nobody has said
 * @param zeroRetention whether it keeps nothing of a call once it has answered
 * @param trainsOnData whether it may train on what it is sent
 * @param sharedWith tenants that may refer to a platform's provider, or {@code all}
 */
public record ProviderDocument(
        @Nullable String tenant,
        String id,
        String kind,
        String baseUrl,
        boolean active,
        boolean allowUnlisted,
        Timeouts timeouts,
        @Nullable String region,
        boolean zeroRetention,
        boolean trainsOnData,
        List<String> sharedWith) {
    public ProviderDocument {
        sharedWith = List.copyOf(sharedWith);
    }
}
