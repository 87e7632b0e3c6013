package ai.agumbe.control.openapi;

import ai.agumbe.control.document.Shape;
import ai.agumbe.control.document.Shapes;
import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.trial.BacktestWish;
import ai.agumbe.model.trial.DryRun;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is no document of its own: how it is asked for, and by which parameters.
 *
 * @param asks for the making of a document of that kind, by a body; null where there is none to describe
 * @param members of a body that makes no document; empty where there is no body
 */
record Read(
        String summary, List<String> parameters, @Nullable ConfigKind asks, List<String> members) {
    private static final String ADMIN = "/api/v1/admin/";
    private static final String BUDGET_STATUS = "What was spent in a budget's windows, and the alerts that raised";
    private static final String IMPORT = "Take prices over from a list, first as a dry run";
    private static final Map<String, Read> BY_PATH = Map.ofEntries(
            at("nodes", "What each node has applied"),
            at("usage", "What was used and what it cost", "tenant", "from", "to", "granularity", "group_by", "format"),
            at(
                    "usage/comparison",
                    "Usage of two periods of one length, group by group",
                    "tenant",
                    "from",
                    "to",
                    "before",
                    "group_by"),
            at(
                    "usage/unit-economics",
                    "What one request of each group cost and took",
                    "tenant",
                    "from",
                    "to",
                    "group_by"),
            at(
                    "usage/outliers",
                    "The dearest, longest or slowest exchanges of a period",
                    "tenant",
                    "from",
                    "to",
                    "by",
                    "limit"),
            at("usage/unpriced", "Models that were sold without a price, of all tenants", "from"),
            at(
                    "requests",
                    "A tenant's request log, newest first",
                    "tenant",
                    "app_id",
                    "key_id",
                    "status",
                    "model",
                    "from",
                    "to",
                    "page_size",
                    "cursor"),
            at("audit", "Every change, newest first", "tenant", "kind", "id", "actor", "from", "to", "limit", "cursor"),
            at("budgets/{id}/status", BUDGET_STATUS),
            at("tenants/{tenant}/budgets/{id}/status", BUDGET_STATUS),
            at("price-imports", IMPORT),
            at("tenants/{tenant}/price-imports", IMPORT),
            at(
                    "requests/{id}/payload",
                    "What was asked and answered in a call, where its app keeps that; audited",
                    "tenant"),
            at("tenants/{tenant}/data-key", "The tenant's data key: which one it is, or the end of all that it sealed"),
            trying(
                    "tenants/{tenant}/guardrails/test",
                    "What a policy would do to texts, which are kept nowhere",
                    DryRun.MEMBERS),
            trying(
                    "tenants/{tenant}/guardrails/backtest",
                    "What a policy would have done to stored calls, or to given ones; audited where they are stored ones",
                    BacktestWish.MEMBERS),
            at("audit/check", "Whether the history is as it was written"),
            at(
                    "dead-letters",
                    "What could not be processed, newest first",
                    "topic",
                    "reason",
                    "from",
                    "to",
                    "limit",
                    "cursor"),
            at("dead-letters/{id}", "A dead letter with the beginning of what it says"),
            at("dead-letters/{id}/replay", "Send a dead letter to where it came from once more"),
            asking(ConfigKind.REPLAY, "dead-letters/replay", "Send dead letters that meet a filter once more"),
            at("openapi.json", "This document; needs no token"));

    private static Map.Entry<String, Read> at(String path, String summary, String... parameters) {
        return Map.entry(ADMIN + path, new Read(summary, List.of(parameters), null, List.of()));
    }

    private static Map.Entry<String, Read> trying(String path, String summary, List<String> members) {
        return Map.entry(ADMIN + path, new Read(summary, List.of(), null, members));
    }

    private static Map.Entry<String, Read> asking(ConfigKind kind, String path, String summary) {
        return Map.entry(ADMIN + path, new Read(summary, List.of(), kind, List.of()));
    }

    /** A path that is served and not described breaks the document, and with it the build. */
    static IllegalStateException undescribed(String path) {
        return new IllegalStateException("path: " + path + " is served and not described (expected: an entry in Read)");
    }

    static Optional<Read> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    void describe(ObjectNode operation, Schemas schemas, Shapes shapes) {
        operation.put("summary", summary);
        Operation.addParameters(operation, "query", parameters);
        if (asks != null) {
            Shape<?> shape = shapes.of(asks.wireName()).orElseThrow();
            Operation.addParameters(operation, "header", List.of("Idempotency-Key"));
            operation
                    .withObject("/requestBody/content")
                    .putObject("application/json")
                    .putObject("schema")
                    .put("$ref", schemas.request(shape, "Request"));
        }
        if (!members.isEmpty()) {
            ObjectNode body = operation
                    .withObject("/requestBody/content")
                    .putObject("application/json")
                    .putObject("schema")
                    .put("type", "object")
                    .put("additionalProperties", false);
            members.forEach(body.putObject("properties")::putObject);
        }
        Operation.addReply(operation, "200", Json.object().put("type", "object"));
    }
}
