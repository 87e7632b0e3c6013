package ai.agumbe.simulator.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One received request.
 *
 * @param path as sent, still percent-encoded, without the query
 * @param persistent whether the caller wants to keep the connection
 * @param chunkable whether the caller understands chunked transfer
 */
@SuppressWarnings("ArrayRecordComponent") // a request is never compared
public record Request(
        String method,
        String path,
        String query,
        HttpHeaders headers,
        byte[] body,
        boolean persistent,
        boolean chunkable) {

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The query parameter's first value, decoded. */
    public @Nullable String parameter(String name) {
        if (query.isEmpty()) {
            return null;
        }
        List<String> values = new QueryStringDecoder(query, false).parameters().get(name);
        return values == null ? null : values.getFirst();
    }

    public static String decoded(String pathPart) {
        return pathPart.indexOf('%') < 0
                ? pathPart
                : QueryStringDecoder.decodeComponent(pathPart.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
