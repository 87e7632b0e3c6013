package ai.agumbe.control.node;

import ai.agumbe.control.document.Documents;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.publication.Progress;
import ai.agumbe.model.topic.NodeReport;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Comparator;

/** {@code GET /api/v1/admin/nodes}: who has applied what, and how many committed changes each lacks. */
@Controller("/api/v1/admin/nodes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NodeController {
    private final Progress progress;
    private final Documents documents;

    NodeController(Progress progress, Documents documents) {
        this.progress = progress;
        this.documents = documents;
    }

    @Get
    HttpResponse<?> nodes() {
        ObjectNode page = Json.object();
        ArrayNode data = page.putArray("data");
        var reports = progress.nodes().stream()
                .sorted(Comparator.comparing(NodeReport::id))
                .toList();
        long committed = documents.committedVersion();
        for (NodeReport node : reports) {
            data.addObject()
                    .put("id", node.id())
                    .put("plane", node.plane())
                    .put("applied_version", node.appliedVersion())
                    .put("lag", Math.max(0, committed - node.appliedVersion()))
                    .put("last_error", node.lastError())
                    .put("last_seen", node.at().toString());
        }
        return Replies.json(HttpStatus.OK, page.putNull("next_cursor"));
    }
}
