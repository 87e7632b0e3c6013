package ai.agumbe.control.http;

import ai.agumbe.control.document.IfMatch;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.json.JsonBody;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.control.repeat.RepeatKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to the admin API.
 *
 * @param tenant whose objects it is about; empty for the platform's
 */
public record AdminCall(HttpRequest<byte[]> request, String tenant) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    /** Whether a reply waits for the nodes. */
    public enum Waiting {
        FOR_NODES,
        NOT
    }

    public static AdminCall of(HttpRequest<byte[]> request, @Nullable String tenant) {
        return new AdminCall(request, tenant == null ? "" : tenant);
    }

    public static AdminCall ofPlatform(HttpRequest<byte[]> request) {
        return new AdminCall(request, "");
    }

    /** Who calls, for the history. */
    public String actor() {
        return "admin-token";
    }

    /** What the caller names this create by; empty when it does not. */
    public Optional<RepeatKey> repeatKey() {
        String key = request.getHeaders().get("Idempotency-Key");
        String token = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return key == null
                ? Optional.empty()
                : Optional.of(RepeatKey.of(
                        key,
                        String.valueOf(token),
                        List.of(request.getMethodName(), request.getPath(), Json.text(body()))));
    }

    public IfMatch ifMatch() {
        return IfMatch.of(request.getHeaders().get(HttpHeaders.IF_MATCH));
    }

    /** The body; an empty one is an empty object. */
    public ObjectNode body() {
        byte[] bytes = request.getBody().orElseGet(() -> new byte[0]);
        boolean json = request.getContentType()
                .map(type -> type.getName().equals(MediaType.APPLICATION_JSON))
                .orElse(false);
        if (bytes.length > 0 && !json) {
            throw Problem.of(Reason.UNSUPPORTED_MEDIA_TYPE, "Content-Type is not application/json");
        }
        return bytes.length == 0 ? JsonBody.parse("{}".getBytes(StandardCharsets.US_ASCII)) : JsonBody.parse(bytes);
    }

    public Waiting waiting(Waiting otherwise) {
        String wait = request.getParameters().get("wait");
        if (wait == null) {
            return otherwise;
        }
        return switch (wait) {
            case "true", "" -> Waiting.FOR_NODES;
            case "false" -> Waiting.NOT;
            default -> throw Problem.invalid("wait", "is malformed (expected: true or false)");
        };
    }

    /** How many a page shows. */
    public int limit() {
        String limit = request.getParameters().get("limit");
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MAX_LIMIT) {
            throw Problem.invalid("limit", "is malformed (expected: a whole number from 1 to " + MAX_LIMIT + ")");
        }
        return Integer.parseInt(limit);
    }

    /** The id after which a page begins; empty for the first page. */
    String after() {
        String cursor = request.getParameters().get("cursor");
        if (cursor == null) {
            return "";
        }
        try {
            String after = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (after.indexOf('\0') < 0) {
                return after;
            }
        } catch (IllegalArgumentException notBase64) {
            throw malformedCursor();
        }
        throw malformedCursor();
    }

    /** The same where pages go by numbers. */
    public long afterNumber(long otherwise) {
        String after = after();
        if (after.isEmpty()) {
            return otherwise;
        }
        if (!after.matches("[0-9]{1,18}")) {
            throw malformedCursor();
        }
        return Long.parseLong(after);
    }

    public static String cursorAfter(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    static Problem malformedCursor() {
        return Problem.invalid("cursor", "is malformed (expected: next_cursor of the page before)");
    }
}
