package ai.agumbe.model.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DataKeyTest {
    private static final KeyEncryptionKeys KEYS =
            KeyEncryptionKeys.parse("one:" + Base64.getEncoder().encodeToString(new byte[32]));
    private static final byte[] SAID = "what was said".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatIsSealedIsOpenedByTheSameKeyInTheSameContextOnly() {
        SealedSecret kept = DataKey.fresh(KEYS, "acme/data-key/1");
        byte[] sealed = DataKey.open(KEYS, kept, "acme/data-key/1").seal(SAID, "acme/payload/1");

        DataKey again = DataKey.open(KEYS, kept, "acme/data-key/1");
        assertThat(again.open(sealed, "acme/payload/1")).isEqualTo(SAID);
        assertThatThrownBy(() -> again.open(sealed, "acme/payload/2")).isInstanceOf(IllegalArgumentException.class);
        DataKey other = DataKey.open(KEYS, DataKey.fresh(KEYS, "c"), "c");
        assertThatThrownBy(() -> other.open(sealed, "acme/payload/1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noOtherSecretStandsInItsPlace() {
        SealedSecret kept = DataKey.fresh(KEYS, "acme/data-key/1");

        assertThatThrownBy(() -> DataKey.open(KEYS, kept, "other/data-key/1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DataKey.open(KEYS, KEYS.seal("c2hvcnQ=", "c"), "c"))
                .hasMessageContaining("expected: 32")
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void whatIsAlteredOrCutStaysShut() {
        DataKey key = DataKey.open(KEYS, DataKey.fresh(KEYS, "c"), "c");
        byte[] sealed = key.seal(SAID, "c");
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> key.open(sealed, "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key.open(new byte[5], "c")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysDoNotPrint() {
        assertThat(DataKey.open(KEYS, DataKey.fresh(KEYS, "c"), "c")).hasToString("DataKey[***]");
    }
}
