package ai.agumbe.data.http;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which part of a list a caller of Anthropic's API wants to see. */
final class ModelPage {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 1_000;

    private final Map<String, String> query = new HashMap<>();

    /** @param rawQuery with its question mark; empty when there is none */
    ModelPage(String rawQuery) {
        for (String pair : rawQuery.replaceFirst("^\\?", "").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw GatewayException.about(
                    ErrorCode.VALIDATION_ERROR, null, "The query is not percent-encoded correctly.");
        }
    }

    ObjectNode of(List<ObjectNode> all) {
        int from = query.containsKey("after_id") ? indexOf("after_id", all) + 1 : 0;
        int to = query.containsKey("before_id") ? indexOf("before_id", all) : all.size();
        int limit = limit();
        boolean backwards = query.containsKey("before_id") && !query.containsKey("after_id");
        int first = backwards ? Math.max(from, to - limit) : from;
        int last = Math.max(first, Math.min(to, first + limit));
        List<ObjectNode> shown = all.subList(first, last);
        ObjectNode page = Json.object();
        page.putArray("data").addAll(shown);
        page.put("has_more", backwards ? first > from : last < to);
        page.set("first_id", shown.isEmpty() ? null : shown.getFirst().path("id"));
        page.set("last_id", shown.isEmpty() ? null : shown.getLast().path("id"));
        return page;
    }

    private int indexOf(String parameter, List<ObjectNode> all) {
        String id = query.get(parameter);
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).path("id").asText().equals(id)) {
                return at;
            }
        }
        throw GatewayException.about(ErrorCode.VALIDATION_ERROR, parameter, "There is no such model to go on from.");
    }

    private int limit() {
        String asked = query.getOrDefault("limit", Integer.toString(DEFAULT_LIMIT));
        if (!asked.matches("[1-9]\\d{0,3}") || Integer.parseInt(asked) > MAX_LIMIT) {
            throw GatewayException.about(ErrorCode.VALIDATION_ERROR, "limit", "limit must be 1 to " + MAX_LIMIT + ".");
        }
        return Integer.parseInt(asked);
    }
}
