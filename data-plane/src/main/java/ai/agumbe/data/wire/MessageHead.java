package ai.agumbe.data.wire;

import ai.agumbe.data.bytes.GrowingBytes;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * The first lines of a message in the making, as bytes.
 *
 * <p>Whatever a value holds, it cannot end its line: characters that do not belong into a head become question marks.
 */
public final class MessageHead {
    private static final int CAPACITY = 1024;
    private static final String LINE_END = "\r\n";
    private static final String BETWEEN = ": ";

    private final GrowingBytes out = new GrowingBytes(CAPACITY);

    private MessageHead() {}

    public static MessageHead ofReply(int status) {
        MessageHead head = new MessageHead();
        head.ascii("HTTP/1.1 ");
        head.out.number(status);
        head.ascii(" ");
        head.ascii(HttpResponseStatus.valueOf(status).reasonPhrase());
        head.ascii(LINE_END);
        return head;
    }

    public static MessageHead ofRequest(String method, String target) {
        MessageHead head = new MessageHead();
        head.ascii(method);
        head.ascii(" ");
        head.value(target, '!');
        head.ascii(" HTTP/1.1\r\n");
        return head;
    }

    /** Adds a line; nothing that was added is replaced. */
    public void add(String name, String value) {
        ascii(name);
        ascii(BETWEEN);
        value(value, ' ');
        ascii(LINE_END);
    }

    public void add(String name, long value) {
        ascii(name);
        ascii(BETWEEN);
        out.number(value);
        ascii(LINE_END);
    }

    /** Adds a number of thousandths, with its three decimals. */
    public void addThousandths(String name, long thousandths) {
        ascii(name);
        ascii(BETWEEN);
        out.thousandths(thousandths);
        ascii(LINE_END);
    }

    /** The empty line; what follows is the body. */
    public void end() {
        ascii(LINE_END);
    }

    /** The bytes so far are the first {@link #length()} of these. */
    public byte[] array() {
        return out.array();
    }

    public int length() {
        return out.length();
    }

    /** @param least the lowest character that may stand there */
    private void value(String value, char least) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < least || c > '~') {
                mended(value, least);
                return;
            }
        }
        ascii(value);
    }

    private void mended(String value, char least) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            out.write(c < least || c > '~' ? '?' : c);
        }
    }

    private void ascii(String text) {
        out.latin(text, 0, text.length());
    }
}
