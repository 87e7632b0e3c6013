package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.route.Refusals;
import ai.agumbe.data.route.Routed;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import org.jspecify.annotations.Nullable;

/** A stream that ends its exchange exactly once, however it ends. Used by one thread. */
public final class LoggedStream implements AutoCloseable {
    private static final String ABANDONED = "abandoned";

    private final Routed<AnswerStream> routed;
    private final AnswerStream screened;
    private final ExchangeLog log;
    private final Prompt prompt;
    private int malformedChunks;
    private @Nullable ReplyFacts facts;

    /** @param screened what of it the caller may see */
    LoggedStream(Routed<AnswerStream> routed, AnswerStream screened, ExchangeLog log, Prompt prompt) {
        this.routed = routed;
        this.screened = screened;
        this.log = log;
        this.prompt = prompt;
    }

    /** What was asked. */
    public Prompt prompt() {
        return prompt;
    }

    /** What was sold so far. */
    public Usage sold() {
        return routed.answer().usage();
    }

    /**
     * Waits for the next piece, under the resolved model's name; null when the answer is complete.
     *
     * @throws BrokenStreamException when it ended before
     */
    public @Nullable Piece next() {
        log.clock().waiting();
        Piece piece = screened.next();
        log.clock().answered();
        switch (piece) {
            case Piece.Chunk(var body) -> body.put("model", routed.target().model());
            case Piece.UsageChunk(var body) -> body.put("model", routed.target().model());
            case Piece.Native _ -> {}
            case Piece.Malformed() -> malformedChunks++;
            case null -> {}
        }
        if (piece != null) {
            log.recording().heard(piece);
        }
        return piece;
    }

    /** The answer is complete; to be said before its last byte is sent. */
    public ReplyFacts completed() {
        return end(null);
    }

    /** The answer broke off; says what to tell the caller. */
    public GatewayException broke(BrokenStreamException cause) {
        GatewayException refusal = Refusals.of(cause.failure());
        end(new StreamFault(refusal.code(), cause.failure().fault().wireName()));
        return refusal;
    }

    /** We failed ourselves; says what to tell the caller. */
    public GatewayException failed(RuntimeException bug) {
        GatewayException refusal = ExchangeLog.refusalOf(bug);
        end(new StreamFault(refusal.code(), ABANDONED));
        return refusal;
    }

    /** The caller hung up. */
    public void callerLeft() {
        end(new StreamFault(ErrorCode.CLIENT_CANCELLED, Fault.CANCELLED.wireName()));
    }

    /** What is known of the ended exchange. */
    public ReplyFacts facts() {
        ReplyFacts known = facts;
        return known != null ? known : end(null);
    }

    private ReplyFacts end(@Nullable StreamFault fault) {
        ReplyFacts known = facts;
        if (known == null) {
            known = log.streamed(routed.answer(), fault, malformedChunks);
            facts = known;
        }
        return known;
    }

    /** Whoever goes without a word has failed: the exchange is ended as such, and the provider hung up on. */
    @Override
    public void close() {
        end(new StreamFault(ErrorCode.INTERNAL_ERROR, ABANDONED));
        routed.answer().close();
    }
}
