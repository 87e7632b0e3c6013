package ai.agumbe.data.route;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import org.jspecify.annotations.Nullable;

/** A stream whose end is told to the breaker of the lane it came along. */
final class WatchedStream implements AnswerStream {
    private final AnswerStream stream;
    private final Pass pass;

    WatchedStream(AnswerStream stream, Pass pass) {
        this.stream = stream;
        this.pass = pass;
    }

    @Override
    public @Nullable Piece next() {
        try {
            Piece piece = stream.next();
            if (piece == null) {
                pass.succeeded();
            }
            return piece;
        } catch (BrokenStreamException broken) {
            pass.failed(broken.failure());
            throw broken;
        }
    }

    @Override
    public Usage usage() {
        return stream.usage();
    }

    /** Whoever closes it early has a reason of his own. */
    @Override
    public void close() {
        pass.spared();
        stream.close();
    }
}
