package ai.agumbe.data.provider;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.upstream.UpstreamCall;
import ai.agumbe.data.upstream.UpstreamException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A provider's stream: complete when every choice has its finish reason, whether or not its last word came. */
final class ProviderStream implements AnswerStream {
    private final UpstreamCall call;
    private final Prompt prompt;
    private final StreamDialect dialect;
    private final FrameReader events;
    private final StreamTally tally;
    private final ArrayDeque<Piece> held = new ArrayDeque<>();
    private boolean over;

    ProviderStream(UpstreamCall call, Prompt prompt, FrameReader events, StreamDialect dialect) {
        this.call = call;
        this.prompt = prompt;
        this.events = events;
        this.dialect = dialect;
        this.tally = dialect.tally(prompt);
    }

    /** Waits for the first piece with content: until then, what goes wrong may be tried elsewhere. */
    Outcome<AnswerStream> awaitContent() {
        try {
            while (!over && !tally.hasContent()) {
                readOne();
            }
            call.contentSeen();
            return new Outcome.Answered<>(this);
        } catch (BrokenStreamException broken) {
            close();
            return new Outcome.Failed<>(broken.failure());
        }
    }

    @Override
    public @Nullable Piece next() {
        while (held.isEmpty() && !over) {
            readOne();
        }
        return held.poll();
    }

    private void readOne() {
        byte[] event = nextEvent();
        if (event == null) {
            end();
            return;
        }
        try {
            dialect.read(event, this::hold);
        } catch (MalformedJsonException unreadable) {
            held.add(new Piece.Malformed());
        } catch (BrokenStreamException told) {
            throw broken(told.failure());
        }
        if (dialect.saidItsLast()) {
            call.letRunOut();
            end();
        }
    }

    private void hold(Piece piece) {
        tally.count(piece);
        if (tally.isFinished()) {
            call.allSaid();
        }
        held.add(piece);
    }

    private byte @Nullable [] nextEvent() {
        byte[] event = events.poll();
        try {
            while (event == null) {
                byte[] bytes = call.next();
                if (bytes == null) {
                    return events.rest();
                }
                if (!events.feed(bytes)) {
                    throw broken(Failure.of(Fault.UNREADABLE, "The provider's stream cannot be split into events."));
                }
                event = events.poll();
            }
            return event;
        } catch (UpstreamException cause) {
            if (tally.isFinished() && cause.kind() != UpstreamException.Kind.CANCELLED) {
                return null;
            }
            throw broken(UpstreamFailures.of(cause, call.wasSent(), usage()));
        }
    }

    private void end() {
        over = true;
        if (!tally.isFinished()) {
            throw broken(Failure.of(Fault.BROKEN, "The provider's stream ended before its answer was complete."));
        }
        dialect.complete(held::add);
    }

    private BrokenStreamException broken(Failure failure) {
        over = true;
        return new BrokenStreamException(failure.paid(usage()));
    }

    @Override
    public Usage usage() {
        return dialect.usage(Usage.estimated(prompt.estimatedTokens(), tally.estimatedTokens()));
    }

    @Override
    public void close() {
        over = true;
        call.close();
    }
}
