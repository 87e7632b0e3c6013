package ai.agumbe.data.server;

import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes a request's {@code Content-Encoding}: gzip or none. */
final class ContentCoding {
    private ContentCoding() {}

    static byte[] decode(byte[] sent, @Nullable String encoding, long maxBytes) {
        String coding = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "identity", "" -> sent;
            case "gzip", "x-gzip" -> inflate(sent, maxBytes);
            default ->
                throw GatewayException.about(
                        ErrorCode.VALIDATION_ERROR,
                        null,
                        "content-encoding: " + coding + " is not understood (expected: gzip or none).");
        };
    }

    private static byte[] inflate(byte[] sent, long maxBytes) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            byte[] inflated = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, maxBytes + 1));
            if (inflated.length > maxBytes) {
                throw InboundBody.tooLarge(maxBytes);
            }
            return inflated;
        } catch (IOException broken) {
            throw GatewayException.about(
                    ErrorCode.VALIDATION_ERROR,
                    null,
                    "The request body is not valid gzip, as its content-encoding says.");
        }
    }
}
