package ai.agumbe.control.trial;

import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Deed;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.payload.PayloadKeys;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.model.screen.Screen;
import ai.agumbe.model.trial.Backtest;
import ai.agumbe.model.trial.BacktestWish;
import ai.agumbe.model.trial.PastCall;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * {@code POST /api/v1/admin/tenants/{tenant}/guardrails/backtest}: what a policy would have done to calls that were made, or
 * that the request brings along. Where stored calls are opened, the history says so first.
 */
@Controller("/api/v1/admin/tenants/{tenant}/guardrails/backtest")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BacktestController {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Candidate.Finder candidates;
    private final Parts parts;
    /** It takes a core; the other one serves. */
    private final Semaphore turn = new Semaphore(1);

    /** What stored calls are found and opened with. */
    @Singleton
    record Parts(StoredCalls calls, PayloadKeys keys, Changes changes, InstantSource clock) {}

    BacktestController(Candidate.Finder candidates, Parts parts) {
        this.candidates = candidates;
        this.parts = parts;
    }

    @Post
    HttpResponse<?> run(HttpRequest<byte[]> request, String tenant) {
        AdminCall call = AdminCall.of(request, tenant);
        BacktestWish wish = Candidate.wish(() -> BacktestWish.read(call.body()));
        Candidate candidate = candidates.find(tenant, wish.app(), wish.settings());
        if (!turn.tryAcquire()) {
            throw Problem.of(Reason.UNAVAILABLE, "another backtest is running; try again when it is done");
        }
        try {
            List<PastCall> given = wish.given();
            ObjectNode report = given == null ? stored(call, wish, candidate) : given(given, candidate);
            return Replies.json(HttpStatus.OK, report).header(HttpHeaders.CACHE_CONTROL, "no-store");
        } finally {
            turn.release();
        }
    }

    private static Backtest backtest(Candidate candidate) {
        return new Backtest(new Screen(candidate.policy()), System::nanoTime);
    }

    private static ObjectNode given(List<PastCall> calls, Candidate candidate) {
        Backtest backtest = backtest(candidate);
        calls.forEach(backtest::add);
        ObjectNode report = Json.object()
                .put("app_id", candidate.app())
                .put("source", "given")
                .put("complete", true);
        report.setAll(backtest.report());
        Notes.add(report.putArray("notes"), candidate.policy());
        return report;
    }

    private ObjectNode stored(AdminCall call, BacktestWish wish, Candidate candidate) {
        String tenant = call.tenant();
        parts.changes().commit(call.actor(), draft -> {
            ObjectNode told = Json.object().put("app_id", candidate.app()).put("days", wish.days());
            draft.note(Deed.BACKTEST, tenant, candidate.app(), told);
            return true;
        });
        StoredTrial trial = new StoredTrial(
                candidate.policy(), backtest(candidate), parts.keys().of(tenant), wish.most());
        boolean complete = all(tenant, wish, candidate, trial);
        return Json.object().put("app_id", candidate.app()).setAll(trial.report(complete));
    }

    /** False where there are more calls than wanted, or more than there is time for. */
    private boolean all(String tenant, BacktestWish wish, Candidate candidate, StoredTrial trial) {
        Instant from = parts.clock().instant().minus(Duration.ofDays(wish.days()));
        long until = System.nanoTime() + LONGEST.toNanos();
        List<StoredCall> page = parts.calls().page(tenant, candidate.app(), from, null);
        while (!page.isEmpty()) {
            for (StoredCall each : page) {
                if (trial.isFull() || System.nanoTime() > until) {
                    return false;
                }
                trial.add(each);
            }
            page = parts.calls().page(tenant, candidate.app(), from, page.getLast());
        }
        return true;
    }
}
