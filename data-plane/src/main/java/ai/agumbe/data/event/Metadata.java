package ai.agumbe.data.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the caller said about its call in {@code agumbe_metadata} or {@code x-agumbe-*} headers. */
public record Metadata(
        @Nullable String workspaceId,
        @Nullable String xnamespaceId,
        @Nullable String sourceService,
        @Nullable String operation,
        @Nullable String externalRequestId,
        @Nullable String environment,
        @Nullable String branch,
        List<String> tags) {
    public static final Metadata NONE = new Metadata(null, null, null, null, null, null, null, List.of());

    public Metadata {
        tags = List.copyOf(tags);
    }
}
