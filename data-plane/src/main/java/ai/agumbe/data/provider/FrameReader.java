package ai.agumbe.data.provider;

import org.jspecify.annotations.Nullable;

/** Splits the bytes of a stream into its events, wherever the network cut them. Used by one thread. */
public interface FrameReader {
    /** Takes what arrived; false when it cannot be split any further: not what it should be, or larger than we take. */
    boolean feed(byte[] bytes);

    /** The next whole event; null when there is none yet. */
    byte @Nullable [] poll();

    /** An event that the stream's end cut short and that is whole all the same; null when there is none. */
    byte @Nullable [] rest();
}
