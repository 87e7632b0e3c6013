package ai.agumbe.control.request;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which rows are asked for, read from a request's parameters. */
final class RequestFilter {
    private static final Set<String> STATUSES = Set.of("success", "error");
    private static final Set<String> KINDS = Set.of(
            "chat", "embeddings", "responses", "messages", "endpoint", "mcp", "judge", "repair", "replay", "eval");
    /** Parameters that name a value of one column. */
    private static final Map<String, String> EXACT = Map.ofEntries(
            Map.entry("app_id", "app"),
            Map.entry("key_id", "key_id"),
            Map.entry("endpoint", "endpoint"),
            Map.entry("session_id", "session_id"),
            Map.entry("provider", "provider"),
            Map.entry("operation", "operation"),
            Map.entry("source_service", "source_service"),
            Map.entry("workspace_id", "workspace_id"),
            Map.entry("environment", "environment"),
            Map.entry("external_request_id", "external_request_id"),
            Map.entry("request_id", "request_id"),
            Map.entry("routing_decision", "routing_decision"),
            Map.entry("error_code", "error_code"));

    private RequestFilter() {}

    /** Adds what the parameters ask for to the conditions. */
    static void add(Conditions conditions, Parameters parameters) throws BadParameter {
        parameters.oneOf("status", STATUSES).ifPresent(status -> conditions.and("status = ?", status));
        parameters.oneOf("request_kind", KINDS).ifPresent(kind -> conditions.and("request_kind = ?", kind));
        for (Map.Entry<String, String> exact : EXACT.entrySet()) {
            parameters.text(exact.getKey()).ifPresent(value -> conditions.and(exact.getValue() + " = ?", value));
        }
        parameters
                .text("model")
                .ifPresent(part -> conditions.and(
                        "(strpos(lower(requested_model), lower(?)) > 0 or strpos(lower(upstream_model), lower(?)) > 0)",
                        part,
                        part));
        Optional<OffsetDateTime> from = parameters.time("from");
        Optional<OffsetDateTime> to = parameters.time("to");
        // The day repeats what the instant says, so that Postgres leaves out other days' partitions.
        from.ifPresent(time -> conditions.and(
                "created_at >= ? and day >= ?",
                time,
                time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()));
        to.ifPresent(time -> conditions.and(
                "created_at < ? and day <= ?",
                time,
                time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()));
    }
}
