package ai.agumbe.data.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.server.ServerLimits;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Callers that send anything at all: every reply is HTTP, none is a failure of ours, and nothing is left behind. A failing
 * case names its seed.
 */
class CallerFuzzTest {
    private static final int CASES = 3_000;
    private static final int LONG_ROUNDS = 40;
    private static final int AT_ONCE = 48;
    private static final int SHOWN = 10;
    private static final String RESPONSE = """
            {"id":"r1","object":"response","created_at":1,"status":"completed","model":"up","output":[{"type":"message",\
            "id":"m1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Hi!",\
            "annotations":[]}]}],"usage":{"input_tokens":3,"output_tokens":4,"total_tokens":7}}""";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(
            new ServerLimits(1_000, 1_000, Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofSeconds(10)));

    @Test
    void noRequestBringsUsDown() {
        round(System.nanoTime());
    }

    @Test
    @Tag("long")
    void noRequestBringsUsDownForLong() {
        for (int i = 0; i < LONG_ROUNDS; i++) {
            round(System.nanoTime());
            GATEWAY.journal().assertEachEndedOnce();
            GATEWAY.begin();
        }
    }

    @Test
    void aLeakWouldBeSeen() {
        try (LeakWatch watch = new LeakWatch()) {
            ByteBufAllocator.DEFAULT.buffer(16).writeInt(1);

            assertThat(watch.leaks()).isNotEmpty();
        }
    }

    private static void round(long seed) {
        System.out.println("seed " + seed);
        GATEWAY.provider().always(asked -> {
            if (asked.path().endsWith("/embeddings")) {
                return Script.json(200, Replies.embedding());
            }
            if (asked.path().endsWith("/responses")) {
                return asked.text().contains("\"stream\":true")
                        ? Script.stream()
                                .events("{\"type\":\"response.completed\",\"response\":" + RESPONSE + "}")
                                .end()
                        : Script.json(200, RESPONSE);
            }
            return asked.text().contains("\"stream\":true")
                    ? Script.stream()
                            .events(Replies.chunk("One"), Replies.FINISH, Replies.DONE)
                            .end()
                    : Script.chat("Hi!", 11, 7);
        });
        try (LeakWatch watch = new LeakWatch()) {
            play(seed);

            Eventually.holds(() -> GATEWAY.server().running() == 0);
            Eventually.holds(() -> GATEWAY.server().connections() == 0);
            assertThat(GATEWAY.bodies().inFlightBytes()).isZero();
            assertThat(GATEWAY.provider().asked())
                    .isNotEmpty()
                    .noneMatch(asked -> asked.text().contains(Requests.SMUGGLED));
            assertThat(watch.leaks()).isEmpty();
        }
    }

    private static void play(long seed) {
        Semaphore turns = new Semaphore(AT_ONCE);
        List<Future<?>> cases = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CASES; i++) {
                long own = seed + i;
                turns.acquire();
                cases.add(threads.submit(() -> {
                    try {
                        judge(own);
                    } finally {
                        turns.release();
                    }
                }));
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        List<Throwable> failed = cases.stream()
                .filter(each -> each.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .toList();
        if (!failed.isEmpty()) {
            AssertionError all = new AssertionError(failed.size() + " of " + CASES + " cases failed");
            failed.stream().limit(SHOWN).forEach(all::addSuppressed);
            throw all;
        }
    }

    private static void judge(long seed) {
        Chance chance = new Chance(seed);
        Requests.Sent sent = new Requests(chance, GATEWAY.key()).next();
        String seen = "";
        try {
            seen = exchange(sent.bytes(), chance);
            List<WireReply> replies = WireReply.all(sent.bytes(), seen);
            replies.forEach(CallerFuzzTest::check);
            if (sent.replies() >= 0) {
                WireReply.check(
                        replies.size() == sent.replies(),
                        "replies: " + replies.size() + ", due: " + sent.replies(),
                        seen);
            }
        } catch (IOException | RuntimeException | AssertionError failed) {
            String shown = sent.bytes().length() > 3_000 ? sent.bytes().substring(0, 3_000) + "…" : sent.bytes();
            throw new AssertionError("case " + seed + "\n--- sent\n" + shown + "\n--- seen\n" + seen, failed);
        }
    }

    private static void check(WireReply reply) {
        boolean fine = reply.status() < 300 || (reply.status() >= 400 && reply.status() < 500);
        boolean full = reply.status() == 503 && reply.body().contains("\"overloaded\"");
        WireReply.check(fine || full, "status " + reply.status(), reply.body());
        WireReply.check(reply.headers().containsKey("x-request-id"), "no x-request-id", reply.headers() + reply.body());
        WireReply.check(!reply.body().contains("Exception"), "names of ours", reply.body());
        if (reply.status() >= 400 && !reply.body().isEmpty()) {
            JsonNode body = Json.readObject(reply.body().getBytes(StandardCharsets.ISO_8859_1));
            JsonNode error = body.path("error");
            WireReply.check(
                    error.path("message").isTextual() && error.path("type").isTextual(), "not our shape", reply.body());
        }
    }

    /** Sends in pieces, and reads until the other side hangs up. */
    private static String exchange(String bytes, Chance chance) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), GATEWAY.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(8_000);
            byte[] all = bytes.getBytes(StandardCharsets.ISO_8859_1);
            StringBuilder seen = new StringBuilder();
            try {
                int pieces = chance.oneIn(3) ? 1 + chance.below(4) : 1;
                for (int i = 0; i < pieces; i++) {
                    int from = all.length * i / pieces;
                    socket.getOutputStream().write(all, from, all.length * (i + 1) / pieces - from);
                }
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[8_192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    seen.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketTimeoutException hang) {
                throw new AssertionError("hangs, having said: " + seen, hang);
            } catch (IOException reset) {
                // The other side hung up on what it would not read: as good as an end.
                return seen.toString();
            }
            return seen.toString();
        }
    }
}
