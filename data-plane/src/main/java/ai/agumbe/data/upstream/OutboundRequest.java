package ai.agumbe.data.upstream;

import ai.agumbe.data.bytes.GrowingBytes;
import ai.agumbe.data.wire.MessageHead;

/** One request to an origin; {@code path} follows the origin's own path. */
public final class OutboundRequest {
    private final Origin origin;
    private final MessageHead head;
    private final GrowingBytes body;

    public OutboundRequest(String method, Origin origin, String path, byte[] body) {
        this(method, origin, path, GrowingBytes.of(body));
    }

    /** @param body as far as it was written; nothing is to be added to it any more */
    public OutboundRequest(String method, Origin origin, String path, GrowingBytes body) {
        this.origin = origin;
        this.body = body;
        head = MessageHead.ofRequest(method, origin.pathOf(path));
        head.add("host", origin.authority());
        if (body.length() > 0) {
            head.add("content-length", body.length());
        }
    }

    /** Adds a header; each is to be added once. */
    public OutboundRequest header(String name, String value) {
        head.add(name, value);
        return this;
    }

    Origin origin() {
        return origin;
    }

    /** Everything before the body; ends once the request is sent. */
    MessageHead head() {
        return head;
    }

    GrowingBytes body() {
        return body;
    }
}
