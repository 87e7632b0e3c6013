package ai.agumbe.data.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessagesTest {
    @Test
    void aHeadIsLinesAndWhatFollowsThem() {
        MessageHead head = MessageHead.ofReply(404);
        head.add("content-length", 2);
        head.addThousandths("x-took", 12_345);
        head.end();

        assertThat(text(Messages.whole(UnpooledByteBufAllocator.DEFAULT, head, bytes("hi"))))
                .isEqualTo("HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\nx-took: 12.345\r\n\r\nhi");
    }

    @Test
    void noValueCanEndItsLineOrTheTarget() {
        MessageHead head = MessageHead.ofRequest("POST", "/a b\r\nx: y");
        head.add("x-name", "v\r\nevil: 1\u0000\u00e9");
        head.end();

        assertThat(text(Messages.whole(UnpooledByteBufAllocator.DEFAULT, head, bytes(""))))
                .isEqualTo("POST /a?b??x:?y HTTP/1.1\r\nx-name: v??evil: 1??\r\n\r\n");
    }

    @Test
    void piecesSayTheirSizeInHex() {
        assertThat(text(Messages.chunk(UnpooledByteBufAllocator.DEFAULT, bytes("x".repeat(26)))))
                .isEqualTo("1a\r\n" + "x".repeat(26) + "\r\n");
        assertThat(text(Messages.lastChunk(UnpooledByteBufAllocator.DEFAULT, bytes("end"))))
                .isEqualTo("3\r\nend\r\n0\r\n\r\n");
        assertThat(text(Messages.lastChunk(UnpooledByteBufAllocator.DEFAULT, bytes(""))))
                .isEqualTo("0\r\n\r\n");
        assertThat(text(Messages.chunk(UnpooledByteBufAllocator.DEFAULT, bytes("y".repeat(70_000)))))
                .startsWith("11170\r\ny");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(ByteBuf buffer) {
        try {
            return buffer.toString(StandardCharsets.US_ASCII);
        } finally {
            buffer.release();
        }
    }
}
