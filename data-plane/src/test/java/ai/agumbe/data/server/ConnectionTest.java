package ai.agumbe.data.server;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.chatBody;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.Assembly;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTP on the caller's side, byte by byte. */
class ConnectionTest {
    private static final String PATH = "/v1/chat/completions";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static String post(String more, String... headers) {
        return RawCaller.post(PATH, GATEWAY.key(), chatBody(CHAT, more), headers);
    }

    @Test
    void requestsSentAheadAreAnsweredInOrder() {
        StringBuilder ahead = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            ahead.append(post("", "x-request-id", "r" + i));
        }

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send(ahead.toString());

            for (int i = 0; i < 60; i++) {
                assertThat(caller.readReply()).startsWith("HTTP/1.1 200").contains("x-request-id: r" + i + "\r\n");
            }
        }
    }

    @Test
    void aConnectionServesOneRequestAfterAnother() {
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(caller.send(post("")).readReply()).startsWith("HTTP/1.1 200");
            }
        }

        assertThat(GATEWAY.provider().asked().stream()
                        .map(asked -> asked.connection())
                        .distinct())
                .as("so does a connection to a provider")
                .hasSize(1);
    }

    @Test
    void aConnectionIsClosedWhenItsCallerSaysSo() {
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            String all = new String(caller.send(post("", "connection", "close")).readToEnd(), StandardCharsets.UTF_8);

            assertThat(all).startsWith("HTTP/1.1 200").contains("connection: close");
        }
    }

    @Test
    void aReplyLargerThanTheSocketTakesIsSentWholeBeforeTheConnectionCloses() {
        int size = 12_000_000;
        GATEWAY.provider().next(Script.json(200, Replies.chat("x".repeat(size), 1, 1)));

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send(post("", "connection", "close"));
            Eventually.holds(() -> !GATEWAY.journal().exchanges().isEmpty()
                    && !GATEWAY.journal().exchanges().getFirst().endings().isEmpty());

            assertThat(caller.readToEnd().length).isGreaterThan(size);
        }
    }

    @Test
    void aCallerMayAskWhetherToGoOn() {
        String whole = post("", "expect", "100-continue");
        int body = whole.indexOf("\r\n\r\n") + 4;

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            assertThat(caller.send(whole.substring(0, body)).readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 100");
            assertThat(caller.send(whole.substring(body)).readReply()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aTargetMayBeWrittenAsForAProxy() {
        String whole = post("").replaceFirst("POST /", "POST http://gateway.example/");

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            assertThat(caller.send(whole).readReply()).startsWith("HTTP/1.1 200");
            assertThat(caller.send("GET HTTP://gateway.example?x=/v1 HTTP/1.1\r\nhost: x\r\n\r\n")
                            .readReply())
                    .startsWith("HTTP/1.1 404")
                    .contains("nothing at /.");
        }
    }

    @Test
    void aBodyAnnouncedAsTooLargeIsRefusedBeforeItComes() {
        String head = RawCaller.post(
                PATH, GATEWAY.key(), "", "content-length", Integer.toString(Assembly.MAX_BODY_BYTES + 1));

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            String reply = caller.send(head).readReply();

            assertThat(reply).startsWith("HTTP/1.1 413").contains("request_too_large", "connection: close");
        }
    }

    @Test
    void aBodyThatGrowsTooLargeIsRefusedWhileItIsStillSent() {
        String head = RawCaller.post(PATH, GATEWAY.key(), "", "transfer-encoding", "chunked")
                .replace("content-length: 0\r\n", "");
        String piece = "40000\r\n" + "x".repeat(0x40000) + "\r\n";

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send(head);
            for (int i = 0; i < 5; i++) {
                caller.send(piece);
            }
            assertThat(caller.readReply()).startsWith("HTTP/1.1 413").contains("request_too_large");
            caller.send("0\r\n\r\n");
            assertThat(caller.readToEnd()).isEmpty();
        }
    }

    @Test
    void aCallerWithoutAKeyIsToldSoBeforeItsBodyIsHere() {
        String head = RawCaller.post(PATH, "nonsense", "", "content-length", "1000");

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            assertThat(caller.send(head).readReply()).startsWith("HTTP/1.1 401").contains("connection: close");
        }
    }

    @Test
    void bytesThatAreNotHttpAreRefusedInOurShape() {
        for (String bytes : new String[] {"hello\r\n\r\n", "GET /" + "x".repeat(50_000) + " HTTP/1.1\r\n\r\n"}) {
            try (RawCaller caller = new RawCaller(GATEWAY.port())) {
                assertThat(caller.send(bytes).readReply())
                        .startsWith("HTTP/1.1 400")
                        .contains("validation_error");
            }
        }
    }

    @Test
    void olderCallersGetAReplyToTheConnectionsEnd() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(Replies.chunk("One"), Replies.FINISH, Replies.DONE)
                        .end());
        String request = post(",\"stream\":true").replace("HTTP/1.1", "HTTP/1.0");

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            String all = new String(caller.send(request).readToEnd(), StandardCharsets.UTF_8);

            assertThat(all).endsWith("data: [DONE]\n\n").doesNotContain("chunked");
        }
    }

    @Test
    void whoLeavesBeforeItsBodyIsHereLeavesARow() {
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send(RawCaller.post(PATH, GATEWAY.key(), "", "content-length", "1000") + "{\"model\"");
            Eventually.holds(() -> GATEWAY.server().running() == 1);
        }

        assertThat(GATEWAY.journal().only().ending().errorCode()).isEqualTo("client_cancelled");
    }

    @Test
    void aSlowReaderSlowsItsProviderDown() {
        String piece = "data: " + Replies.chunk("x".repeat(60_000)) + "\n\n";
        Script flood = Script.stream();
        for (int i = 0; i < 1_000; i++) {
            flood.piece(piece);
        }
        GATEWAY.provider().next(flood.events(Replies.FINISH, Replies.DONE).end());

        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send(post(",\"stream\":true", "connection", "close")).readUntil("\r\n\r\n");

            assertThat(Eventually.settled(GATEWAY.provider()::sentBytes))
                    .as("of 60 MB that are on offer, mostly in sockets")
                    .isLessThan(30_000_000);
            assertThat(caller.readToEnd().length).isGreaterThan(60_000_000);
        }
    }
}
