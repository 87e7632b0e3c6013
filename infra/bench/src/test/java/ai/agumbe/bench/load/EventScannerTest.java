package ai.agumbe.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventScannerTest {
    private static final String STREAM = """
            data: {"a":"data: no"}

            : agumbe-timing {}

            event: x
            data:{"b":1}\r
            \r
            data: [DONE]

            """;

    @Test
    void countsEventsAndSeesTheEndHoweverTheStreamIsCut() {
        for (int piece = 1; piece <= STREAM.length(); piece++) {
            var scanner = scanned(STREAM, piece);

            assertThat(scanner.events()).as("pieces of %d", piece).isEqualTo(2);
            assertThat(scanner.done()).isTrue();
            assertThat(scanner.failed()).isFalse();
        }
    }

    @Test
    void doesNotTakeAnUnfinishedStreamForAWholeOne() {
        assertThat(scanned("data: {\"a\":1}\n\ndata: [DON", 5).done()).isFalse();
    }

    @Test
    void seesAnErrorInPlaceOfAChunk() {
        assertThat(scanned("data: {\"error\":{\"code\":\"provider_error\"}}\n\ndata: [DONE]\n\n", 9)
                        .failed())
                .isTrue();
    }

    private static EventScanner scanned(String text, int piece) {
        var scanner = new EventScanner();
        var bytes = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        for (int at = 0; at < text.length(); at += piece) {
            scanner.scan(bytes, at, Math.min(text.length(), at + piece));
        }
        return scanner;
    }
}
