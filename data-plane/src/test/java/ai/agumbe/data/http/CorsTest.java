package ai.agumbe.data.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.loop.CallThreads;
import ai.agumbe.data.loop.EventLoops;
import ai.agumbe.data.server.BodyLimits;
import ai.agumbe.data.server.Calls;
import ai.agumbe.data.server.HttpServer;
import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.server.Responder;
import ai.agumbe.data.server.ServerLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorsTest {
    private static final String LISTED = "https://app.example.com";
    private static final EventLoops LOOPS = new EventLoops(1);
    private static final HttpServer SERVER =
            new HttpServer(LOOPS, CallThreads.carriedByTheJdk(), new BodyLimits(1_024, 1_024), ServerLimits.DEFAULT);
    private static int port;

    @BeforeAll
    static void listen() {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        port = SERVER.listen(anyPort, new Cors(Set.of(LISTED), new Answering()));
    }

    @AfterAll
    static void end() {
        SERVER.close();
        LOOPS.close();
    }

    @Test
    void aListedOriginMayReadReplies() {
        assertThat(reply("GET / HTTP/1.1\r\nhost: x\r\norigin: " + LISTED + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("access-control-allow-origin: " + LISTED);
    }

    @Test
    void aListedOriginMayAskWhatItMaySend() {
        assertThat(reply("OPTIONS / HTTP/1.1\r\nhost: x\r\norigin: " + LISTED
                        + "\r\naccess-control-request-method: POST"
                        + "\r\naccess-control-request-headers: authorization\r\n\r\n"))
                .startsWith("HTTP/1.1 204")
                .contains("access-control-allow-methods: GET, POST, PUT")
                .contains("access-control-allow-headers: authorization");
    }

    @Test
    void anyOtherOriginIsToldNothing() {
        assertThat(reply("GET / HTTP/1.1\r\nhost: x\r\norigin: https://other.example.com\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("access-control");
        assertThat(reply("GET / HTTP/1.1\r\nhost: x\r\n\r\n")).doesNotContain("access-control");
    }

    private static String reply(String request) {
        try (RawCaller caller = new RawCaller(port)) {
            return caller.send(request).readReply();
        }
    }

    /** Answers everything. */
    private static final class Answering implements Calls {
        @Override
        public void answer(InboundRequest request, Responder responder) {
            responder.send(Reply.of(200, "text/plain", new byte[] {'o', 'k'}));
        }

        @Override
        public Reply malformed(String problem, String path) {
            return Reply.of(400, "text/plain", new byte[0]);
        }

        @Override
        public Reply overloaded(InboundRequest request) {
            return Reply.of(503, "text/plain", new byte[0]);
        }
    }
}
