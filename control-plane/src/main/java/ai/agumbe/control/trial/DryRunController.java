package ai.agumbe.control.trial;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.model.screen.Screen;
import ai.agumbe.model.trial.DryRun;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code POST /api/v1/admin/tenants/{tenant}/guardrails/test}: what a policy would do to texts, which are kept nowhere. */
@Controller("/api/v1/admin/tenants/{tenant}/guardrails/test")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DryRunController {
    private final Candidate.Finder candidates;

    DryRunController(Candidate.Finder candidates) {
        this.candidates = candidates;
    }

    @Post
    HttpResponse<?> run(HttpRequest<byte[]> request, String tenant) {
        AdminCall call = AdminCall.of(request, tenant);
        DryRun run = Candidate.wish(() -> DryRun.read(call.body()));
        Candidate candidate = candidates.find(tenant, run.app(), run.settings());
        return Replies.json(HttpStatus.OK, run.against(new Screen(candidate.policy())));
    }
}
