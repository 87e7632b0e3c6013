package ai.agumbe.data.upstream;

import java.util.ArrayList;
import java.util.List;

/** One request to an origin; {@code path} follows the origin's own path. */
public final class OutboundRequest {
    private final String method;
    private final Origin origin;
    private final String path;
    private final byte[] body;
    private final List<String> headers = new ArrayList<>(8);

    public OutboundRequest(String method, Origin origin, String path, byte[] body) {
        this.method = method;
        this.origin = origin;
        this.path = path;
        this.body = body;
    }

    public OutboundRequest header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    String method() {
        return method;
    }

    Origin origin() {
        return origin;
    }

    String path() {
        return path;
    }

    byte[] body() {
        return body;
    }

    /** Names and values, by turns. */
    List<String> headers() {
        return headers;
    }
}
