package ai.agumbe.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.bench.failure.BenchFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyParserTest {
    private static final String TWO_REPLIES = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
            + "HTTP/1.1 429 Too Many Requests\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "4\r\nslow\r\na;note=x\r\n down, ple\r\n3\r\nase\r\n0\r\n\r\n";

    @Test
    void understandsTwoRepliesHoweverTheNetworkCutsThem() {
        for (int piece = 1; piece <= TWO_REPLIES.length(); piece++) {
            var heard = new Heard();
            var parser = new ReplyParser(heard);

            feed(parser, TWO_REPLIES, piece);

            assertThat(heard.replies).as("pieces of %d", piece).containsExactly("200 hello", "429 slow down, please");
            assertThat(parser.closes()).isTrue();
        }
    }

    @Test
    void endsAReplyThatHasNoBody() {
        var heard = new Heard();

        feed(new ReplyParser(heard), "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 7);

        assertThat(heard.replies).containsExactly("200 ");
    }

    @Test
    void saysWhatCameWhenItIsNoHttp() {
        assertThatThrownBy(() -> feed(new ReplyParser(new Heard()), "SSH-2.0-OpenSSH_9.2\r\n", 100))
                .isInstanceOf(BenchFailure.class)
                .hasMessage("reply: SSH-2.0-OpenSSH_9.2 (expected: HTTP/1.1)");
    }

    /** Keeps what was not understood yet before the next piece, as a connection does. */
    private static void feed(ReplyParser parser, String text, int piece) {
        var pending = Unpooled.buffer();
        for (int at = 0; at < text.length(); at += piece) {
            pending.writeCharSequence(
                    text.substring(at, Math.min(text.length(), at + piece)), StandardCharsets.ISO_8859_1);
            parser.read(pending);
        }
        pending.release();
    }

    private static final class Heard implements ReplyListener {
        private final List<String> replies = new ArrayList<>();
        private final StringBuilder current = new StringBuilder();

        @Override
        public void head(int status) {
            current.append(status).append(' ');
        }

        @Override
        public void body(ByteBuf bytes, int from, int to) {
            current.append(bytes.toString(from, to - from, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void end() {
            replies.add(current.toString());
            current.setLength(0);
        }
    }
}
