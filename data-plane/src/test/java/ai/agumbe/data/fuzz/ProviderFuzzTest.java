package ai.agumbe.data.fuzz;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.Timeouts;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Providers that answer anything at all: the caller hears an answer or whose fault it was, soon, and it is never ours. */
class ProviderFuzzTest {
    private static final int CASES = 1_200;
    private static final int LONG_CASES = 40_000;
    private static final List<String> HEADS = List.of(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n",
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n",
            "HTTP/1.0 200 OK\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n",
            "HTTP/1.1 204 No Content\r\n",
            "HTTP/1.1 301 Moved\r\nlocation: http://127.0.0.1:1/\r\n",
            "HTTP/1.1 101 Switching\r\nupgrade: x\r\n",
            "HTTP/1.1 999 Odd\r\n",
            "HTTP/1.1 200\r\n",
            "HTTP/2.0 200 OK\r\n",
            "HTTP/1.1 418 Teapot\r\ncontent-type: text/html\r\n",
            "HTTP/1.1 500 Bad\r\n",
            "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n");

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void noProviderBringsUsDown() {
        play(System.nanoTime(), CASES);
    }

    @Test
    @Tag("long")
    void noProviderBringsUsDownForLong() {
        for (int i = 0; i < LONG_CASES / CASES; i++) {
            play(System.nanoTime(), CASES);
            GATEWAY.journal().assertEachEndedOnce();
            GATEWAY.begin();
        }
    }

    private static void play(long seed, int cases) {
        System.out.println("seed " + seed);
        GATEWAY.config().provider("fake", GATEWAY.provider().baseUrl(), new Timeouts(500, 300, 300, 1_000));
        GATEWAY.apply();
        try (LeakWatch watch = new LeakWatch()) {
            for (int i = 0; i < cases; i++) {
                judge(seed + i);
            }
            assertThat(watch.leaks()).isEmpty();
        }
    }

    private static void judge(long seed) {
        Chance chance = new Chance(seed);
        boolean stream = chance.oneIn(2);
        String reply = reply(chance, stream);
        GATEWAY.provider().always(asked -> Script.silent().raw(reply).cut());
        GATEWAY.forgetFailures(); // or the breaker would answer most cases

        Answered answer = GATEWAY.chat(CHAT, stream ? ",\"stream\":true" : "");

        try {
            check(answer);
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError(
                    "case " + seed + "\n--- the provider said\n" + reply + "\n--- we said " + answer, failed);
        }
    }

    private static void check(Answered answer) {
        assertThat(answer.text()).doesNotContain("internal_error", "Exception");
        if (answer.status() == 200 && answer.header("content-type").startsWith("text/event-stream")) {
            assertThat(answer.text()).endsWith("data: [DONE]\n\n");
            assertThat(answer.data()).allMatch(event -> event.isObject());
        } else if (answer.status() == 200) {
            assertThat(answer.json().isObject()).isTrue();
        } else {
            boolean theirs = answer.status() >= 400 && answer.status() < 500;
            assertThat(theirs || answer.status() == 502 || answer.status() == 504)
                    .as("status " + answer.status())
                    .isTrue();
            assertThat(answer.code()).isNotEmpty();
        }
    }

    private static String reply(Chance chance, boolean stream) {
        String body = stream
                ? "data: " + Replies.chunk("One") + "\n\ndata: " + Replies.FINISH + "\n\ndata: " + Replies.usage(3, 4)
                        + "\n\ndata: [DONE]\n\n"
                : Replies.chat("Hi!", 11, 7);
        String right = HEADS.get(stream ? 1 : 0) + framed(chance, body);
        return switch (chance.below(9)) {
            case 0 -> chance.cut(right);
            case 1 -> chance.bytes(chance.below(300));
            case 2 -> chance.of(HEADS) + framed(chance, body);
            case 3 -> HEADS.get(stream ? 1 : 0) + framed(chance, chance.mutated(body));
            case 4 -> HEADS.get(stream ? 0 : 1) + framed(chance, body);
            case 5 -> HEADS.getFirst() + "x: " + "y".repeat(20_000) + "\r\n" + framed(chance, body);
            case 6 ->
                chance.of(HEADS)
                        + chance.of(
                                "content-length: -1",
                                "content-length: 7\r\ncontent-length: 8",
                                "transfer-encoding: cow",
                                "content-length: 99999999999999999999",
                                "transfer-encoding: chunked\r\n\r\nzz\r\n")
                        + "\r\n\r\n" + body;
            case 7 ->
                HEADS.get(stream ? 1 : 0)
                        + framed(
                                chance,
                                chance.of(
                                        "",
                                        "null",
                                        "[]",
                                        "{}",
                                        "[".repeat(5_000),
                                        "data:\n\n",
                                        "event: x\n",
                                        "data: {\"choices\":7}\n\n",
                                        "{\"choices\":[7],\"usage\":\"x\"}",
                                        "{\"choices\":{},\"usage\":{\"prompt_tokens\":-5}}",
                                        "{\"choices\":[],\"usage\":{\"prompt_tokens\":1e99,\"completion_tokens\":99999999999999999999}}",
                                        "\u00ff\u00fe"));
            default -> chance.mutated(right);
        };
    }

    private static String framed(Chance chance, String body) {
        return chance.oneIn(2)
                ? "content-length: " + body.length() + "\r\n\r\n" + body
                : "transfer-encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                        + "\r\n0\r\n\r\n";
    }
}
