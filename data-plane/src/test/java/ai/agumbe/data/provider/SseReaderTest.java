package ai.agumbe.data.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SseReaderTest {
    private static final String[] ENDINGS = {"\n", "\r", "\r\n"};
    private static final String[] WORDS = {"a", "é", "日本", "😀", "{\"x\":1}", " ", ":", "data: ", "\u2028"};

    private static List<String> read(byte[] bytes, Random random) {
        SseReader reader = new SseReader();
        List<String> events = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int next = Math.min(bytes.length, at + 1 + random.nextInt(12));
            assertThat(reader.feed(Arrays.copyOfRange(bytes, at, next))).isTrue();
            at = next;
            for (byte[] event = reader.poll(); event != null; event = reader.poll()) {
                events.add(new String(event, StandardCharsets.UTF_8));
            }
        }
        byte[] rest = reader.rest();
        if (rest != null) {
            events.add(new String(rest, StandardCharsets.UTF_8));
        }
        return events;
    }

    @Test
    void whereverTheNetworkCutsTheEventsAreTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            String ending = ENDINGS[random.nextInt(ENDINGS.length)];
            List<String> expected = new ArrayList<>();
            StringBuilder stream = new StringBuilder();
            int count = random.nextInt(6);
            for (int e = 0; e < count; e++) {
                expected.add(event(stream, ending, random));
            }

            List<String> events = read(stream.toString().getBytes(StandardCharsets.UTF_8), random);

            assertThat(events).as("seed " + seed).isEqualTo(expected);
        }
    }

    /** Appends an event and returns its data. */
    private static String event(StringBuilder stream, String ending, Random random) {
        List<String> lines = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                stream.append(random.nextBoolean() ? ": comment" : "event: x").append(ending);
            }
            String line = i == 0 ? "begin" : "";
            for (int w = random.nextInt(4); w > 0; w--) {
                line += WORDS[random.nextInt(WORDS.length)];
            }
            lines.add(line);
            stream.append(line.startsWith(" ") || random.nextBoolean() ? "data: " : "data:")
                    .append(line)
                    .append(ending);
        }
        stream.append(ending);
        return String.join("\n", lines);
    }

    @Test
    void eventsWithoutDataAreNone() {
        byte[] stream = "event: ping\n\n: hi\n\n\n\ndata:\n\ndata: one\n\n".getBytes(StandardCharsets.UTF_8);

        assertThat(read(stream, new Random(1))).containsExactly("one");
    }

    @Test
    void anEventThatGrowsBeyondTheLimitIsTooLarge() {
        SseReader reader = new SseReader();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes("data: ".getBytes(StandardCharsets.UTF_8));
        line.writeBytes(new byte[9 << 20]);

        assertThat(reader.feed(line.toByteArray())).isFalse();
    }
}
