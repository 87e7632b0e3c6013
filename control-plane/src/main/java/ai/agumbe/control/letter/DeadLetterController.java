package ai.agumbe.control.letter;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.control.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api/v1/admin/dead-letters}: what could not be processed, and its replay. */
@Controller("/api/v1/admin/dead-letters")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeadLetterController {
    private final Letters letters;
    private final Replays replays;

    DeadLetterController(Letters letters, Replays replays) {
        this.letters = letters;
        this.replays = replays;
    }

    @Get
    HttpResponse<?> page(HttpRequest<byte[]> request) {
        AdminCall call = AdminCall.ofPlatform(request);
        try {
            LetterFilter filter = LetterFilter.of(
                    new Parameters(name -> request.getParameters().get(name)));
            long before = call.afterNumber(Long.MAX_VALUE);
            return Replies.json(HttpStatus.OK, letters.page(filter, before, call.limit()));
        } catch (BadParameter bad) {
            throw Problem.invalid(bad.parameter(), bad.problem());
        }
    }

    @Get("/{id}")
    HttpResponse<?> read(String id) {
        return Replies.json(HttpStatus.OK, letters.one(LetterId.offset(id)));
    }

    @Post("/{id}/replay")
    HttpResponse<?> replay(HttpRequest<byte[]> request, String id) {
        AdminCall call = AdminCall.ofPlatform(request);
        Faults faults = new Faults();
        new Members(call.body(), faults).end();
        faults.throwIfAny();
        return Replies.json(HttpStatus.OK, replays.replayOne(call, LetterId.offset(id)));
    }

    @Post("/replay")
    HttpResponse<?> replayAll(HttpRequest<byte[]> request) {
        AdminCall call = AdminCall.ofPlatform(request);
        return Replies.json(HttpStatus.OK, replays.replayAll(call, ReplayWish.of(call.body())));
    }
}
