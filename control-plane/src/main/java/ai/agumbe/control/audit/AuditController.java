package ai.agumbe.control.audit;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.document.HistoryCheck;
import ai.agumbe.control.document.Revision;
import ai.agumbe.control.document.Revisions;
import ai.agumbe.control.document.Shapes;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.http.RevisionPage;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;
import ai.agumbe.control.problem.Problem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code GET /api/v1/admin/audit}: every change, newest first; below it, whether the history is as it was written. */
@Controller("/api/v1/admin/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditController {
    private final Revisions revisions;
    private final Shapes shapes;
    private final HistoryCheck history;

    AuditController(Revisions revisions, Shapes shapes, HistoryCheck history) {
        this.revisions = revisions;
        this.shapes = shapes;
        this.history = history;
    }

    @Get
    HttpResponse<?> page(HttpRequest<byte[]> request) {
        AdminCall call = AdminCall.ofPlatform(request);
        try {
            Conditions conditions = AuditFilter.of(
                    new Parameters(name -> request.getParameters().get(name)));
            return RevisionPage.of(call, conditions).reply(revisions, this::shown);
        } catch (BadParameter bad) {
            throw Problem.invalid(bad.parameter(), bad.problem());
        }
    }

    @Get("/check")
    HttpResponse<?> check() {
        HistoryCheck.Finding found = history.check();
        ObjectNode body = Json.object().put("intact", found.brokenAt() == null);
        body.setAll(Json.tree(found));
        return Replies.json(HttpStatus.OK, body);
    }

    private ObjectNode shown(Revision revision) {
        String kind = revision.key().kind();
        String tenant = revision.key().tenant();
        ObjectNode row = Json.object()
                .put("seq", revision.seq())
                .put("at", revision.at().toString())
                .put("actor", revision.actor())
                .put("config_version", revision.configVersion())
                .put("kind", kind)
                .put("tenant", tenant.isEmpty() ? null : tenant)
                .put("id", revision.key().id())
                .put("version", revision.version());
        row.set("before", shapes.inHistory(kind, revision.before()));
        row.set("after", shapes.inHistory(kind, revision.after()));
        return row.put("hash", revision.hash());
    }
}
