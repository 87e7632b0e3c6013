package ai.agumbe.simulator.call;

import ai.agumbe.simulator.dialect.Rendering;
import ai.agumbe.simulator.http.Exchange;
import ai.agumbe.simulator.http.Piece;
import ai.agumbe.simulator.http.ReplyHead;
import ai.agumbe.simulator.journal.Entry;
import ai.agumbe.simulator.script.Pace;
import ai.agumbe.simulator.script.Script;
import ai.agumbe.simulator.script.Usage;
import java.time.Duration;
import java.util.function.Supplier;

/** Sends one reply at its script's pace and writes down what is sold on the way. */
final class Performance {
    private static final Duration LONGEST_STALL = Duration.ofMinutes(15);
    private static final Piece NOTHING = Piece.of("");

    private final Exchange exchange;
    private final Entry entry;
    private final Counters counters;
    private final Pace pace;

    Performance(Script script, Exchange exchange, Entry entry, Counters counters) {
        this.exchange = exchange;
        this.entry = entry;
        this.counters = counters;
        this.pace = script.pace();
    }

    void begin(Supplier<Reply> reply) {
        exchange.watch(this::callerLeft);
        if (pace.latency().isZero()) {
            perform(reply);
        } else {
            exchange.after(pace.latency(), () -> perform(reply));
        }
    }

    private void callerLeft() {
        entry.left();
        counters.clientLeft();
    }

    private void perform(Supplier<Reply> makeReply) {
        if (pace.cutAfter() == 0) {
            exchange.cut();
            return;
        }
        Reply reply = makeReply.get();
        Rendering rendering = reply.rendering();
        if (!rendering.isStream()) {
            whole(reply.head(), rendering);
        } else if (pace.isAtOnce()) {
            finish(rendering);
            exchange.stream(reply.head(), Piece.of(rendering.bytes()));
        } else {
            exchange.open(reply.head(), slice(rendering, 0, rendering.chunks().end(0)));
            continueStream(rendering, 0);
        }
    }

    private void whole(ReplyHead head, Rendering rendering) {
        Piece body = Piece.of(rendering.bytes());
        if (!pace.cuts() && !pace.stalls()) {
            finish(rendering);
            exchange.answer(head, body);
            return;
        }
        entry.sold(rendering.sold().completionTokens());
        exchange.begin(head, body.length(), pace.stallAfter() == 0 ? NOTHING : body.half());
        if (pace.cuts()) {
            exchange.cut();
        } else {
            stall();
        }
    }

    private void continueStream(Rendering rendering, int sent) {
        Rendering.Chunks chunks = rendering.chunks();
        int next = sent;
        while (!hasFault(next) && next < chunks.count()) {
            exchange.send(slice(rendering, chunks.end(next), chunks.end(next + 1)));
            next++;
            entry.sold(chunks.tokens(next));
            if (!pace.betweenChunks().isZero() && next < chunks.count()) {
                int reached = next;
                exchange.after(pace.betweenChunks(), () -> continueStream(rendering, reached));
                return;
            }
        }
        if (pace.cutAfter() == next) {
            exchange.cut();
        } else if (pace.stallAfter() == next) {
            stall();
        } else {
            finish(rendering);
            exchange.close(slice(rendering, chunks.end(next), rendering.bytes().length));
        }
    }

    private boolean hasFault(int sent) {
        return pace.cutAfter() == sent || pace.stallAfter() == sent;
    }

    private void stall() {
        exchange.after(LONGEST_STALL, exchange::cut);
    }

    /** Written before the last bytes are, so that who has the reply finds it in the journal. */
    private void finish(Rendering rendering) {
        entry.sold(rendering.sold().completionTokens());
        Usage reported = rendering.reported();
        if (reported != null) {
            entry.reported(reported);
        }
        entry.finished();
    }

    private static Piece slice(Rendering rendering, int from, int to) {
        return new Piece(rendering.bytes(), from, to - from);
    }
}
