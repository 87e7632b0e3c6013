package ai.agumbe.data.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventStreamReaderTest {
    private static final byte[] HELLO =
            EventStreamMessages.event("contentBlockDelta", "{\"delta\":{\"text\":\"Grüße 👋\"}}");
    private static final String HELLO_READ = "{\"contentBlockDelta\":{\"delta\":{\"text\":\"Grüße 👋\"}}}";

    /** One of AWS's own examples holds the writer of these tests to the format. */
    @Test
    void isHeldAgainstThePublicExample() {
        assertThat(EventStreamMessages.message("{'foo':'bar'}", "content-type", "application/json"))
                .isEqualTo(HexFormat.of()
                        .parseHex(
                                "0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e"
                                        + "7b27666f6f273a27626172277d8d9c08b1"));
    }

    @Test
    void readsTheSameWhereverTheNetworkCut() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                String text = "x👋\\n".repeat(random.nextInt(1 + random.nextInt(3_000)));
                wire.writeBytes(EventStreamMessages.event("e", "{\"t\":\"" + text + "\"}"));
                expected.add("{\"e\":{\"t\":\"" + text + "\"}}");
            }

            assertThat(read(wire.toByteArray(), random)).isEqualTo(expected);
        }
    }

    private static List<String> read(byte[] wire, Random random) {
        EventStreamReader reader = new EventStreamReader();
        List<String> read = new ArrayList<>();
        for (int at = 0; at < wire.length; ) {
            int next = Math.min(wire.length, at + 1 + random.nextInt(1 + random.nextInt(2_000)));
            assertThat(reader.feed(Arrays.copyOfRange(wire, at, next))).isTrue();
            for (byte[] event = reader.poll(); event != null; event = reader.poll()) {
                read.add(new String(event, StandardCharsets.UTF_8));
            }
            at = next;
        }
        assertThat(reader.rest()).isNull();
        return read;
    }

    @Test
    void passesOverHeadersOfOtherTypes() {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        byte[] lengths = {0, 0, 1, 2, 4, 8, 2, 2, 8, 16};
        for (int type = 0; type < lengths.length; type++) {
            headers.writeBytes(new byte[] {1, (byte) ('a' + type), (byte) type});
            if (type == 6 || type == 7) {
                headers.writeBytes(new byte[] {0, 2});
            }
            headers.writeBytes(new byte[lengths[type]]);
        }
        byte[] whole = EventStreamMessages.event("e", "");
        headers.write(whole, 12, whole.length - 16);

        assertThat(only(EventStreamMessages.message(
                        headers.toByteArray(), "{\"a\":1}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("{\"e\":{\"a\":1}}");
    }

    @Test
    void namesExceptionsAndErrors() {
        assertThat(only(EventStreamMessages.exception("throttlingException", "{\"message\":\"Slow down\"}")))
                .isEqualTo("{\"throttlingException\":{\"message\":\"Slow down\"}}");
        assertThat(only(EventStreamMessages.message(
                        "", ":message-type", "error", ":error-code", "500", ":error-message", "Oops \"x\"")))
                .isEqualTo("{\"error\":{\"message\":\"Oops \\\"x\\\"\"}}");
        assertThat(only(EventStreamMessages.event("done", ""))).isEqualTo("{\"done\":{}}");
    }

    @Test
    void takesAMessageThatWasChangedOnItsWayForNothing() {
        for (int at = 12; at < HELLO.length; at++) {
            byte[] changed = HELLO.clone();
            changed[at] ^= 0x20;
            EventStreamReader reader = new EventStreamReader();

            assertThat(reader.feed(changed)).isTrue();
            assertThat(reader.poll()).isEmpty();
            assertThat(reader.feed(HELLO)).isTrue();
            assertThat(reader.poll()).asString(StandardCharsets.UTF_8).isEqualTo(HELLO_READ);
        }
    }

    @Test
    void givesUpWhereALengthWasChanged() {
        for (int at = 0; at < 12; at++) {
            byte[] changed = HELLO.clone();
            changed[at] ^= 0x20;

            assertThat(new EventStreamReader().feed(changed)).isFalse();
        }
        assertThat(new EventStreamReader().feed("data: {\"a\":1}\n\n".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void takesHeadersThatMakeNoSenseForNothing() {
        for (String hex : List.of("05", "0161", "01610b", "01610700ff61", "016107")) {
            assertThat(only(EventStreamMessages.message(HexFormat.of().parseHex(hex), new byte[0])))
                    .isEmpty();
        }
        assertThat(only(EventStreamMessages.event("no name\"", "{}"))).isEmpty();
    }

    private static String only(byte[] wire) {
        EventStreamReader reader = new EventStreamReader();
        assertThat(reader.feed(wire)).isTrue();
        byte[] event = reader.poll();
        assertThat(event).isNotNull();
        assertThat(reader.poll()).isNull();
        return new String(event, StandardCharsets.UTF_8);
    }
}
