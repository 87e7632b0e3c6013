package ai.agumbe.control.request;

import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of the log and where they are in it.
 *
 * @param rows each row's JSON, as the data plane wrote it
 * @param counted how many rows there are, at most {@link #COUNTED_TO} + 1
 */
record RequestPage(PageQuery query, List<String> rows, int counted, Optional<Cursor> next) {
    /** Rows are counted to here; then there are more. */
    static final int COUNTED_TO = 10_000;

    RequestPage {
        rows = List.copyOf(rows);
    }

    String json() {
        int total = Math.min(counted, COUNTED_TO);
        ObjectNode pagination = Json.object();
        pagination.put("page", query.page());
        pagination.put("pageSize", query.size());
        pagination.put("total", total);
        pagination.put("totalPages", (total + query.size() - 1) / query.size());
        pagination.put("nextCursor", next.map(Cursor::text).orElse(null));
        if (counted > COUNTED_TO) {
            pagination.put("totalIsLowerBound", true);
        }
        return rows.stream().collect(Collectors.joining(",", "{\"data\":[", "],\"pagination\":"))
                + Json.text(pagination) + "}";
    }
}
