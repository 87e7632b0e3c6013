package ai.agumbe.data.server;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;

/** A whole reply: status, headers, body. */
public final class Reply {
    private static final DefaultHttpHeadersFactory HEADERS = DefaultHttpHeadersFactory.headersFactory();

    private final int status;
    private final HttpHeaders headers = HEADERS.newHeaders();
    private final byte[] body;

    private Reply(int status, String contentType, byte[] body) {
        this.status = status;
        this.body = body;
        headers.set("content-type", contentType);
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, body);
    }

    public static Reply json(int status, byte[] body) {
        return new Reply(status, "application/json", body);
    }

    public Reply header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }
}
