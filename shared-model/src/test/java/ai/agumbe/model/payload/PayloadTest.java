package ai.agumbe.model.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PayloadTest {
    @Test
    void bytesSayBothSidesAgain() {
        for (Payload payload : new Payload[] {
            new Payload("{\"größe\":1}", "{\"b\":\"ß\"}"),
            new Payload("", ""),
            new Payload("a", ""),
            new Payload("", "b")
        }) {
            assertThat(Payload.of(payload.bytes())).isEqualTo(payload);
        }
    }

    @Test
    void otherBytesAreNone() {
        for (byte[] none : new byte[][] {{}, {0, 0, 0}, {0, 0, 0, 2, 'a'}, {-1, -1, -1, -1}}) {
            assertThatThrownBy(() -> Payload.of(none)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatWasSaidDoesNotPrint() {
        assertThat(new Payload("secret", "secret")).hasToString("Payload[***]");
    }
}
