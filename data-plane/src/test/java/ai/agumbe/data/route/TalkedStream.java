package ai.agumbe.data.route;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of these pieces, which then ends, or breaks. */
final class TalkedStream implements AnswerStream {
    private final ArrayDeque<Piece> pieces;
    private final @Nullable Failure breaks;
    private int told;
    boolean closed;

    TalkedStream(List<? extends Piece> pieces, @Nullable Failure breaks) {
        this.pieces = new ArrayDeque<>(pieces);
        this.breaks = breaks;
    }

    @Override
    public @Nullable Piece next() {
        Piece piece = pieces.poll();
        if (piece != null) {
            told++;
        } else if (breaks != null) {
            throw new BrokenStreamException(breaks);
        }
        return piece;
    }

    @Override
    public Usage usage() {
        return Usage.estimated(0, told);
    }

    @Override
    public void close() {
        closed = true;
    }
}
