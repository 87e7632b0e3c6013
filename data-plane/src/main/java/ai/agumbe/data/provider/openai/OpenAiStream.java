package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.UpstreamFailures;
import ai.agumbe.data.upstream.UpstreamCall;
import ai.agumbe.data.upstream.UpstreamException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A stream of OpenAI's chunks: complete when every choice has its finish reason, whether or not its sentinel came. */
final class OpenAiStream implements AnswerStream {
    private static final byte[] SENTINEL = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final UpstreamCall call;
    private final SseReader events = new SseReader();
    private final ChunkTally tally;
    private final ArrayDeque<Piece> held = new ArrayDeque<>();
    private boolean over;

    OpenAiStream(UpstreamCall call, Prompt prompt) {
        this.call = call;
        this.tally = new ChunkTally(
                prompt.estimatedTokens(), Math.max(1, prompt.body().path("n").asInt(1)));
    }

    /** Waits for the first piece with content: until then, what goes wrong may be tried elsewhere. */
    Outcome<AnswerStream> awaitContent() {
        try {
            while (!tally.hasContent()) {
                Piece piece = read();
                if (piece == null) {
                    break;
                }
                held.add(piece);
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
        Piece first = held.poll();
        return first != null ? first : read();
    }

    private @Nullable Piece read() {
        while (!over) {
            byte[] event = nextEvent();
            if (event == null) {
                return end();
            }
            if (Arrays.equals(event, SENTINEL)) {
                call.letRunOut();
                return end();
            }
            return piece(event);
        }
        return null;
    }

    private Piece piece(byte[] event) {
        ObjectNode chunk;
        try {
            chunk = Json.readObject(event);
        } catch (MalformedJsonException unreadable) {
            return new Piece.Malformed();
        }
        JsonNode error = chunk.path("error");
        if (error.isObject() || error.isTextual()) {
            throw broken(OpenAiFailures.ofEvent(error));
        }
        tally.count(chunk);
        if (tally.isFinished()) {
            call.allSaid();
        }
        boolean onlyUsage =
                chunk.path("choices").isEmpty() && chunk.path("usage").isObject();
        return onlyUsage ? new Piece.UsageChunk(chunk) : new Piece.Chunk(chunk);
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
                    throw broken(Failure.of(Fault.UNREADABLE, "The provider sent an event that is too large."));
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

    private @Nullable Piece end() {
        over = true;
        if (!tally.isFinished()) {
            throw broken(Failure.of(Fault.BROKEN, "The provider's stream ended before its answer was complete."));
        }
        return null;
    }

    private BrokenStreamException broken(Failure failure) {
        over = true;
        return new BrokenStreamException(failure.paid(usage()));
    }

    @Override
    public Usage usage() {
        return tally.usage();
    }

    @Override
    public void close() {
        over = true;
        call.close();
    }
}
