package ai.agumbe.data.server;

import ai.agumbe.data.wire.MessageHead;

/** A whole reply: status, headers, body. */
public final class Reply {
    private final int status;
    private final MessageHead head;
    private final byte[] body;

    private Reply(int status, String contentType, byte[] body) {
        this.status = status;
        this.body = body;
        head = MessageHead.ofReply(status);
        head.add("content-type", contentType);
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, body);
    }

    public static Reply json(int status, byte[] body) {
        return new Reply(status, "application/json", body);
    }

    /** Adds a header; each is to be added once. */
    public Reply header(String name, String value) {
        head.add(name, value);
        return this;
    }

    /** Adds a header that is a number of thousandths. */
    public Reply thousandths(String name, long thousandths) {
        head.addThousandths(name, thousandths);
        return this;
    }

    public int status() {
        return status;
    }

    MessageHead head() {
        return head;
    }

    public byte[] body() {
        return body;
    }
}
