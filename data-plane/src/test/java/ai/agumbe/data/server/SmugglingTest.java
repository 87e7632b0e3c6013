package ai.agumbe.data.server;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.chatBody;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.RunningGateway;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose end two readers could see in two places: refused, and nothing behind them is heard. */
class SmugglingTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final String BEHIND = "0\r\n\r\nPOST /v1/chat/completions HTTP/1.1\r\n";

    private static String head(String more) {
        return "POST /v1/chat/completions HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer " + GATEWAY.key() + "\r\n"
                + more + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-length: 5\r\ntransfer-encoding: chunked\r\n",
                "transfer-encoding: chunked\r\ncontent-length: 5\r\n",
                "content-length: 5\r\ncontent-length: 6\r\n",
                "content-length: 5, 6\r\n",
                "content-length: +5\r\n",
                "content-length: 0x5\r\n",
                "content-length: -1\r\n",
                "content-length : 5\r\n",
                "content-length:\r\n",
                "transfer-encoding : chunked\r\n",
                "transfer-encoding: gzip\r\n",
                "transfer-encoding: identity\r\n",
                "transfer-encoding: gzip, chunked\r\n",
                "transfer-encoding: chunked, chunked\r\n",
                "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n",
                "transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n",
                "transfer-encoding: xchunked\r\n",
                "transfer-encoding:\u000bchunked\r\n",
                "x: 1\ncontent-length: 5\r\n",
                "x: 1\rcontent-length: 5\r\n",
                "x\u0000y: 1\r\n",
                "no colon\r\n",
                ": no name\r\n",
            })
    void isRefused(String framing) {
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            String all = new String(
                    caller.send(head(framing) + BEHIND + "host: x\r\ncontent-length: 2\r\n\r\n{}")
                            .readToEnd(),
                    StandardCharsets.UTF_8);

            assertThat(all).startsWith("HTTP/1.1 400").contains("validation_error");
            assertThat(all.split("HTTP/1\\.1 ", -1)).as("one reply").hasSize(2);
        }
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }

    @Test
    void theRefusalIsHeardByACallerWhoGoesOnTalking() {
        byte[] more = new byte[64 << 10];
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send(head("content-length: -1\r\n"));
            for (int i = 0; i < 64; i++) {
                caller.send(more);
            }

            assertThat(new String(caller.readToEnd(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void theRefusalOfABodyIsHeardByACallerWhoGoesOnTalking() {
        byte[] more = new byte[64 << 10];
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send(head("transfer-encoding: chunked\r\n") + "zz\r\n");
            for (int i = 0; i < 64; i++) {
                caller.send(more);
            }

            assertThat(new String(caller.readToEnd(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n",
                "-1\r\n{}\r\n",
                "2 \r\n{}x\r\n0\r\n\r\n",
                "2\n{}\r\n",
                "2\r\n{}0\r\n\r\n",
                "ffffffffffffffffff\r\n",
                "7fffffffffffffff\r\n",
            })
    void chunksThatAreNoneEndTheRequestWithOneReply(String chunks) {
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            String all = new String(
                    caller.send(head("transfer-encoding: chunked\r\n") + chunks + BEHIND + "\r\n")
                            .readToEnd(),
                    StandardCharsets.UTF_8);

            assertThat(all).startsWith("HTTP/1.1 4");
            assertThat(all.split("HTTP/1\\.1 ", -1)).as("one reply").hasSize(2);
        }
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }

    @Test
    void otherVersionsAreRefused() {
        for (String version : new String[] {"HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/"}) {
            try (RawCaller caller = new RawCaller(GATEWAY.port())) {
                String request = RawCaller.post("/v1/chat/completions", GATEWAY.key(), chatBody(CHAT, ""))
                        .replace("HTTP/1.1", version);

                assertThat(caller.send(request).readToEnd()).asString().startsWith("HTTP/1.1 400");
            }
        }
    }
}
