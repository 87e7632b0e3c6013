package ai.agumbe.control.http;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.document.Revision;
import ai.agumbe.control.document.Revisions;
import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.function.Function;

/** A page of the history, newest first; its cursor is the place of its last row. */
public record RevisionPage(Conditions conditions, int limit) {
    public static RevisionPage of(AdminCall call, Conditions conditions) {
        long after = call.afterNumber(Long.MAX_VALUE);
        if (after < Long.MAX_VALUE) {
            conditions.and("seq < ?", after);
        }
        return new RevisionPage(conditions, call.limit());
    }

    public HttpResponse<?> reply(Revisions revisions, Function<Revision, ObjectNode> shown) {
        List<Revision> found = revisions.newest(conditions, limit + 1);
        List<Revision> rows = found.subList(0, Math.min(limit, found.size()));
        ObjectNode page = Json.object();
        ArrayNode data = page.putArray("data");
        rows.forEach(revision -> data.add(shown.apply(revision)));
        page.put(
                "next_cursor",
                found.size() > limit
                        ? AdminCall.cursorAfter(Long.toString(rows.getLast().seq()))
                        : null);
        return Replies.json(HttpStatus.OK, page);
    }
}
