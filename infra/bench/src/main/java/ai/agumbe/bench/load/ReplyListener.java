package ai.agumbe.bench.load;

import io.netty.buffer.ByteBuf;

/** Hears one HTTP reply as it arrives. */
interface ReplyListener {
    void head(int status);

    /** A piece of the body, between the buffer's {@code from} and {@code to}, valid during this call only. */
    void body(ByteBuf bytes, int from, int to);

    void end();
}
