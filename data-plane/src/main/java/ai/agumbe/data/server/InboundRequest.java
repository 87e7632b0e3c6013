package ai.agumbe.data.server;

import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request as it came in: its head at once, its body when asked for. */
public final class InboundRequest {
    private static final Pattern ABSOLUTE = Pattern.compile("https?://[^/?#]+(.*)", Pattern.CASE_INSENSITIVE);

    private final HttpRequest head;
    private final Connection connection;
    private final Exchange exchange;
    private final InboundBody body;
    private final long startedNanos;

    InboundRequest(HttpRequest head, Connection connection, Exchange exchange, InboundBody body) {
        this.head = head;
        this.connection = connection;
        this.exchange = exchange;
        this.body = body;
        this.startedNanos = System.nanoTime();
    }

    public String method() {
        return head.method().name();
    }

    /** The path as sent, without its query; nothing is decoded. */
    public String rawPath() {
        return pathOf(head);
    }

    static String pathOf(HttpRequest head) {
        String target = target(head);
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** What is asked for, without the scheme and host that callers of proxies write before it. */
    private static String target(HttpRequest head) {
        String uri = head.uri();
        if (uri.startsWith("/")) {
            return uri;
        }
        Matcher absolute = ABSOLUTE.matcher(uri);
        if (!absolute.matches()) {
            return uri;
        }
        String rest = absolute.group(1);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** The query as sent, with its question mark; empty when there is none. */
    public String rawQuery() {
        String target = target(head);
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(head.headers().get(name));
    }

    /** All values of a header that may be sent more than once, joined by commas. */
    public Optional<String> joinedHeader(String name) {
        List<String> values = head.headers().getAll(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }

    /** The whole body, inflated; waits for it on the call's thread. */
    public byte[] body() {
        return body.await();
    }

    public InetAddress peer() {
        return connection.peer();
    }

    /** The loop that serves this connection. */
    public io.netty.channel.EventLoop loop() {
        return connection.loop();
    }

    public long startedNanos() {
        return startedNanos;
    }

    /** Whether the caller hung up before its reply was complete. */
    public boolean isCallerGone() {
        return exchange.isCallerGone();
    }

    /** Runs this once when the caller hangs up before its reply is complete; at once when it has already. */
    public void onCallerGone(Runnable action) {
        exchange.onCallerGone(action);
    }
}
