package ai.agumbe.data.pipeline;

import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.surface.Members;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what callers say about their calls, from headers and from {@code agumbe_metadata}; the body wins. */
final class MetadataReader {
    private static final String MEMBER = "agumbe_metadata";
    private static final int MAX_LENGTH = 256;
    private static final int MAX_TAGS = 16;
    private static final Set<String> NAMES = Set.of(
            "workspace_id",
            "xnamespace_id",
            "source_service",
            "operation",
            "external_request_id",
            "environment",
            "branch",
            "tags");

    private MetadataReader() {}

    static Metadata fromHeaders(InferenceCall call) {
        return new Metadata(
                header(call, "x-agumbe-workspace-id"),
                header(call, "x-agumbe-xnamespace-id"),
                header(call, "x-agumbe-source-service"),
                header(call, "x-agumbe-operation"),
                header(call, "x-agumbe-external-request-id"),
                header(call, "x-agumbe-environment"),
                header(call, "x-agumbe-branch"),
                List.of());
    }

    private static @Nullable String header(InferenceCall call, String name) {
        Optional<String> value = call.header(name);
        if (value.isPresent() && value.get().length() > MAX_LENGTH) {
            throw Members.invalid(name, "must be at most " + MAX_LENGTH + " characters");
        }
        return value.orElse(null);
    }

    static Metadata fromBody(JsonNode told, Metadata headers) {
        if (told.isMissingNode() || told.isNull()) {
            return headers;
        }
        if (!told.isObject()) {
            throw Members.invalid(MEMBER, "must be an object");
        }
        told.fieldNames().forEachRemaining(name -> {
            if (!NAMES.contains(name)) {
                throw Members.invalid(
                        MEMBER + "." + name,
                        "is unknown (expected: " + NAMES.stream().sorted().toList() + ")");
            }
        });
        return new Metadata(
                text(told, "workspace_id", headers.workspaceId()),
                text(told, "xnamespace_id", headers.xnamespaceId()),
                text(told, "source_service", headers.sourceService()),
                text(told, "operation", headers.operation()),
                text(told, "external_request_id", headers.externalRequestId()),
                text(told, "environment", headers.environment()),
                text(told, "branch", headers.branch()),
                tags(told.path("tags")));
    }

    private static @Nullable String text(JsonNode told, String name, @Nullable String otherwise) {
        JsonNode value = told.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isTextual() || value.textValue().length() > MAX_LENGTH) {
            throw Members.invalid(MEMBER + "." + name, "must be a string of at most " + MAX_LENGTH + " characters");
        }
        return value.textValue();
    }

    private static List<String> tags(JsonNode told) {
        if (told.isMissingNode() || told.isNull()) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : told) {
            if (!tag.isTextual() || tag.textValue().length() > MAX_LENGTH) {
                throw Members.invalid(MEMBER + ".tags", "must hold strings of at most " + MAX_LENGTH + " characters");
            }
            tags.add(tag.textValue());
        }
        if (!told.isArray() || tags.size() > MAX_TAGS) {
            throw Members.invalid(MEMBER + ".tags", "must be an array of at most " + MAX_TAGS + " strings");
        }
        return tags;
    }
}
