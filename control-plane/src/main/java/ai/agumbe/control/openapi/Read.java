package ai.agumbe.control.openapi;

import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What can only be read, and by which parameters. */
record Read(String summary, List<String> parameters) {
    private static final String ADMIN = "/api/v1/admin/";
    private static final Read BUDGET_STATUS =
            new Read("What was spent in a budget's windows, and the alerts that raised", List.of());
    private static final Map<String, Read> BY_PATH = Map.of(
            ADMIN + "nodes",
            new Read("What each node has applied", List.of()),
            ADMIN + "usage",
            new Read(
                    "What was used and what it cost",
                    List.of("tenant", "from", "to", "granularity", "group_by", "format")),
            ADMIN + "requests",
            new Read(
                    "A tenant's request log, newest first",
                    List.of("tenant", "app_id", "key_id", "status", "model", "from", "to", "page_size", "cursor")),
            ADMIN + "audit",
            new Read(
                    "Every change, newest first",
                    List.of("tenant", "kind", "id", "actor", "from", "to", "limit", "cursor")),
            ADMIN + "budgets/{id}/status",
            BUDGET_STATUS,
            ADMIN + "tenants/{tenant}/budgets/{id}/status",
            BUDGET_STATUS,
            ADMIN + "audit/check",
            new Read("Whether the history is as it was written", List.of()),
            ADMIN + "openapi.json",
            new Read("This document; needs no token", List.of()));

    /** A path that is served and not described breaks the document, and with it the build. */
    static Read of(String path) {
        Read read = BY_PATH.get(path);
        if (read == null) {
            throw new IllegalStateException(
                    "path: " + path + " is served and not described (expected: an entry in Read)");
        }
        return read;
    }

    void describe(ObjectNode operation) {
        operation.put("summary", summary);
        Operation.addParameters(operation, "query", parameters);
        Operation.addReply(operation, "200", Json.object().put("type", "object"));
    }
}
