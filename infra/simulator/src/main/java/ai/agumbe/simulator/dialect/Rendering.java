package ai.agumbe.simulator.dialect;

import ai.agumbe.simulator.script.Usage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A reply's bytes, and for a stream where its chunks end and what is sold with each.
 *
 * @param sold what the whole reply sells
 * @param reported what it says of that
 */
@SuppressWarnings("ArrayRecordComponent") // a rendering is never compared
public record Rendering(
        byte[] bytes, Chunks chunks, Usage sold, @Nullable Usage reported) {

    public boolean isStream() {
        return chunks.streamed;
    }

    /** Ends of the opening events and of every chunk. */
    public static final class Chunks {
        public static final Chunks NONE = new Chunks(false);
        private final boolean streamed;
        private int[] ends = new int[32];
        private int[] tokens = new int[32];
        private int marks;

        private Chunks(boolean streamed) {
            this.streamed = streamed;
        }

        static Chunks ofStream() {
            return new Chunks(true);
        }

        void mark(int end, int tokensSoFar) {
            if (marks == ends.length) {
                ends = Arrays.copyOf(ends, 2 * marks);
                tokens = Arrays.copyOf(tokens, 2 * marks);
            }
            ends[marks] = end;
            tokens[marks++] = tokensSoFar;
        }

        /** Content chunks, the opening events not counted. */
        public int count() {
            return marks - 1;
        }

        /** Where the opening (0) or a chunk (1 to {@link #count()}) ends. */
        public int end(int chunk) {
            return ends[chunk];
        }

        /** Completion tokens sold when that chunk has been sent. */
        public int tokens(int chunk) {
            return tokens[chunk];
        }
    }
}
