package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.event.Attempt;
import ai.agumbe.data.event.Ending;
import ai.agumbe.data.event.ExchangeJournal;
import ai.agumbe.data.event.KeptPayload;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.event.Timings;
import ai.agumbe.data.limit.Admission;
import ai.agumbe.data.limit.Allowance;
import ai.agumbe.data.limit.Verdict;
import ai.agumbe.data.payload.Recording;
import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.repeat.Claim;
import ai.agumbe.data.repeat.KeptAnswer;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.route.Routed;
import ai.agumbe.data.route.RoutedCall;
import ai.agumbe.data.route.Trail;
import ai.agumbe.data.route.Try;
import ai.agumbe.data.screen.ScreenedStream;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.screen.Screening;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what an exchange learned about itself, opens it in the journal and ends it there exactly once. */
final class ExchangeLog {
    /** The decision on a row whose answer was another call's. */
    private static final String REPLAY = "replay";

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeLog.class);

    private final ExchangeIdentity identity;
    private final ExchangeLine line;
    private final Openings openings;
    private final RefusedCalls refusals;
    private final ExchangeMetrics metrics;
    private final ExchangeClock clock;
    private final Trail trail = new Trail();
    private Screening screening = Screening.none();
    private Claim claim = Claim.NOT_ASKED_FOR;
    private Admission admission = Admission.FREE;
    private Recording recording = Recording.NONE;
    private @Nullable Allowance left;
    private @Nullable KeptAnswer replay;
    private @Nullable Route route;
    private ExchangeJournal.@Nullable OpenExchange open;

    ExchangeLog(
            ExchangeIdentity identity,
            ExchangeLine line,
            Openings openings,
            RefusedCalls refusals,
            ExchangeMetrics metrics) {
        this.identity = identity;
        this.line = line;
        this.openings = openings;
        this.refusals = refusals;
        this.metrics = metrics;
        this.clock = new ExchangeClock(identity.startedNanos());
    }

    Metadata metadataOf(InferenceCall call) {
        Metadata told = MetadataReader.fromHeaders(call);
        identity.metadata(told);
        return told;
    }

    Ask asked(Ask ask) {
        identity.asked(ask);
        clock.resolving();
        return ask;
    }

    AppDocument within(AppDocument app) {
        identity.within(app);
        return app;
    }

    Route resolved(Route found) {
        route = found;
        clock.resolved();
        return found;
    }

    /** What this exchange must keep to, found while it was looked up. */
    Screening screening(Screening begun) {
        screening = begun;
        clock.policyFound();
        return begun;
    }

    /** The ask as it may go to a provider. */
    Prompt screened(Prompt prompt) {
        clock.screening();
        try {
            return ScreenedTexts.ask(prompt, SurfaceForms.of(prompt.surface()), screening);
        } finally {
            clock.inputScreened();
        }
    }

    /** The answer of another call with the same {@code Idempotency-Key} is this one's too: nothing is asked, nothing paid. */
    Answer replayed(KeptAnswer answer) {
        replay = answer;
        return new Answer.Replayed(answer, end(answer.status(), answer.error(), 0));
    }

    /** It is for this exchange to ask; how it ends is the claim's end too. */
    void claimed(Claim ours) {
        claim = ours;
        if (!identity.stream()) {
            line.claimed(ours);
        }
    }

    /** What it takes of its limits is settled when it ends, however it does. */
    Admission admitted(Verdict verdict) {
        left = verdict.left();
        return switch (verdict) {
            case Verdict.Refused(var refusal, var _) -> throw refusal;
            case Verdict.Admitted(var granted, var _) -> {
                admission = granted;
                yield granted;
            }
        };
    }

    /**
     * Opens the exchange in the journal: from here on it leaves a row whatever happens to this node.
     *
     * @param admitted the proof that its limits let it pass
     */
    RoutedCall opened(Admission admitted, Prompt prompt, Route found, Deadline deadline) {
        Objects.requireNonNull(admitted, "nobody is asked on behalf of a call that was not let in");
        clock.opening();
        Try estimate = new Try(
                found.candidates().getFirst().target(),
                null,
                ErrorCode.INTERRUPTED.wireName(),
                null,
                0,
                Usage.estimated(prompt.estimatedTokens(), 0));
        open = openings.open(identity.tenant(), identity.opening(), Attempts.of(estimate, identity.startedAt()));
        recording = identity.recording(screening.policy());
        recording.asked(prompt.body());
        clock.asking();
        return new RoutedCall(prompt, found, identity.conversation(), deadline, line, trail);
    }

    /** To whoever waits for this exchange. */
    CallerLine line() {
        return line;
    }

    Answer answered(Prompt prompt, Routed<Completion> routed) {
        clock.answered();
        Completion completion = routed.answer();
        trail.ended(Try.ANSWERED, completion.usage());
        completion.body().put("model", routed.target().model());
        SurfaceForm form = SurfaceForms.of(prompt.surface());
        ObjectNode told = form.answer(prompt, screened(completion, prompt, form));
        GuardrailTrace.tell(told, identity.appId(), screening.decisions());
        recording.answered(told);
        return new Answer.Whole(told, end(200, null, 0), claim);
    }

    /** The answer as it came: whom this exchange serves makes of it what it likes. */
    ObjectNode heard(Routed<Completion> routed) {
        clock.answered();
        trail.ended(Try.ANSWERED, routed.answer().usage());
        end(200, null, 0);
        return routed.answer().body();
    }

    private Completion screened(Completion completion, Prompt prompt, SurfaceForm form) {
        clock.screening();
        try {
            return ScreenedTexts.answer(completion, prompt, form, screening);
        } finally {
            clock.outputScreened();
        }
    }

    /** The exchange goes on as a stream, which will end it. */
    Answer streaming(Prompt prompt, Routed<AnswerStream> routed) {
        clock.answered();
        List<Attempt> lost = attempts();
        return new Answer.Streamed(
                new LoggedStream(routed, ScreenedStream.of(routed.answer(), prompt.surface(), screening), this, prompt),
                new ReplyFacts(
                        clock.now(),
                        routed.target().model(),
                        lost.size() + 1,
                        null,
                        idempotency(),
                        left,
                        screening.decisions()));
    }

    Answer refused(RuntimeException failure) {
        clock.answered();
        GatewayException refusal = refusalOf(failure);
        ReplyFacts facts = end(refusal.httpStatus(), refusal.code(), 0);
        return new Answer.Refused(refusal, facts, claim);
    }

    /** A stream was sent to its end, with these malformed chunks left out; a code says why it failed. */
    ReplyFacts streamed(AnswerStream stream, @Nullable StreamFault fault, int malformedChunks) {
        clock.answered();
        trail.ended(fault == null ? Try.ANSWERED : fault.outcome(), stream.usage());
        ReplyFacts facts = end(200, fault == null ? null : fault.code(), malformedChunks);
        if (fault == null) {
            claim.streamed();
        } else {
            claim.giveUp();
        }
        return facts;
    }

    Instant startedAt() {
        return identity.startedAt();
    }

    Recording recording() {
        return recording;
    }

    ExchangeClock clock() {
        return clock;
    }

    private ReplyFacts end(int httpStatus, @Nullable ErrorCode code, int malformedChunks) {
        List<Attempt> attempts = attempts();
        Instant endedAt = identity.now();
        admission.settle(Attempts.sold(attempts), endedAt);
        KeptPayload payload = recording.end(identity.eventId());
        Timings timings = clock.now();
        Ending ending = new Ending(
                endedAt,
                httpStatus,
                code == null ? null : code.wireName(),
                decision(),
                malformedChunks,
                attempts,
                timings,
                screening.decisions(),
                1,
                payload);
        if (open != null) {
            open.end(ending);
        } else {
            refusals.keep(identity.opening(), ending);
        }
        metrics.ended(identity.kind(), httpStatus, code, timings);
        String model = attempts.isEmpty() ? directModel() : attempts.getLast().model();
        return new ReplyFacts(
                timings, model, attempts.size(), Attempts.cost(attempts), idempotency(), left, ending.decisions());
    }

    private @Nullable String decision() {
        return replay != null ? REPLAY : route == null ? null : route.decision();
    }

    private @Nullable String idempotency() {
        return replay != null ? "replayed" : claim.isOff() ? "off" : null;
    }

    private @Nullable String directModel() {
        if (replay != null) {
            return replay.model();
        }
        return route == null ? null : route.candidates().getFirst().target().model();
    }

    private List<Attempt> attempts() {
        List<Try> tries = trail.tries();
        List<Attempt> attempts = new ArrayList<>(tries.size());
        for (Try each : tries) {
            attempts.add(Attempts.of(each, identity.startedAt()));
        }
        return attempts;
    }

    static GatewayException refusalOf(RuntimeException failure) {
        return failure instanceof GatewayException known ? known : unexpected(failure);
    }

    private static GatewayException unexpected(RuntimeException bug) {
        LOG.atError().setCause(bug).log("an exchange failed unexpectedly");
        return new GatewayException(
                ErrorCode.INTERNAL_ERROR, "The gateway failed. Try again; if it happens again, report the request id.");
    }
}
