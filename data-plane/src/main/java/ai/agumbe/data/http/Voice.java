package ai.agumbe.data.http;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.model.error.GatewayException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How the pieces of one stream are said to its caller. Used by one thread. */
interface Voice {
    byte[] SKIPPED = ascii(": agumbe-skipped an event of the provider that cannot be read\n\n");

    /** Null when there is nothing to say. */
    byte @Nullable [] say(Piece piece);

    /** The end of a complete answer; {@code timing} comes right before the surface's last word. */
    byte[] complete(Usage sold, byte[] timing);

    /** The end of an answer that broke off. */
    byte[] fail(GatewayException refusal, byte[] timing);

    /** What is said when there was nothing to say for a while. */
    byte[] keepAlive();

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
