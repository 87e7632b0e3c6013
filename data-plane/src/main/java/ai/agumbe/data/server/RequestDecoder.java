package ai.agumbe.data.server;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/** Reads requests, and refuses those whose end somebody before us may have seen elsewhere: that is how requests are smuggled. */
final class RequestDecoder extends HttpRequestDecoder {
    private static final int MAX_HEADER_BYTES = 32_768;
    /** Bodies in few large pieces. */
    private static final int MAX_PIECE_BYTES = 64 << 10;

    RequestDecoder() {
        super(new HttpDecoderConfig()
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxChunkSize(MAX_PIECE_BYTES)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true)
                .setAllowDuplicateContentLengths(false));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both content-length and transfer-encoding");
    }

    /** Whether a request is of a version and in a transfer coding that we speak. */
    static boolean isUnderstood(HttpRequest head) {
        HttpVersion version = head.protocolVersion();
        boolean latest = version.equals(HttpVersion.HTTP_1_1);
        if (!latest && !version.equals(HttpVersion.HTTP_1_0)) {
            return false;
        }
        if (!head.headers().contains("transfer-encoding")) {
            return true;
        }
        List<String> codings = head.headers().getAll("transfer-encoding");
        return latest && codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked");
    }
}
