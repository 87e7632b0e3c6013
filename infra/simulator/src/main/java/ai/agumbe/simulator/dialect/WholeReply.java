package ai.agumbe.simulator.dialect;

import ai.agumbe.simulator.script.Script;
import ai.agumbe.simulator.script.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A reply that is one JSON body, readable unless the script says otherwise. */
public final class WholeReply {
    private static final byte[] GARBAGE = "{\"unreadable\":[".getBytes(StandardCharsets.US_ASCII);

    private WholeReply() {}

    public static Rendering of(Script script, Usage sold, Json.Text body) throws IOException {
        boolean readable = script.garbage() == 0;
        byte[] bytes = readable ? Json.bytes(body) : GARBAGE;
        return new Rendering(
                bytes, Rendering.Chunks.NONE, sold, readable ? script.usage().of(sold) : null);
    }
}
