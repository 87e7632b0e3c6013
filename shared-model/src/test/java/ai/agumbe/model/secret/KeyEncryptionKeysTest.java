package ai.agumbe.model.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyEncryptionKeysTest {
    private static final String ONE = entry("one", 1);
    private static final String TWO = entry("two", 2);

    private static String entry(String id, int fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) fill);
        return id + ":" + Base64.getEncoder().encodeToString(key);
    }

    @Test
    void whatIsSealedIsOpenedInItsContextOnly() {
        KeyEncryptionKeys keys = KeyEncryptionKeys.parse(ONE);
        SealedSecret sealed = keys.seal("sk-größe", "acme/openai");

        assertThat(keys.open(sealed, "acme/openai")).isEqualTo("sk-größe");
        assertThatThrownBy(() -> keys.open(sealed, "other/openai"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("sk-");
    }

    @Test
    void theSameSecretIsNeverSealedAlike() {
        KeyEncryptionKeys keys = KeyEncryptionKeys.parse(ONE);

        assertThat(keys.seal("s", "c").ciphertext())
                .isNotEqualTo(keys.seal("s", "c").ciphertext());
    }

    @Test
    void anyAlteredByteIsNoticed() {
        KeyEncryptionKeys keys = KeyEncryptionKeys.parse(ONE);
        SealedSecret sealed = keys.seal("secret", "c");
        byte[] text = Base64.getDecoder().decode(sealed.ciphertext());
        for (int i = 0; i < text.length; i++) {
            byte[] altered = text.clone();
            altered[i] ^= 1;
            SealedSecret other = new SealedSecret(
                    sealed.keyId(), sealed.wrappedKey(), Base64.getEncoder().encodeToString(altered));

            assertThatThrownBy(() -> keys.open(other, "c")).isInstanceOf(IllegalArgumentException.class);
        }
        for (String malformed : new String[] {"", "AAAA", "not base64!"}) {
            assertThatThrownBy(() -> keys.open(new SealedSecret("one", malformed, sealed.ciphertext()), "c"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theFirstKeySealsAndAllOpen() {
        SealedSecret old = KeyEncryptionKeys.parse(ONE).seal("secret", "c");
        KeyEncryptionKeys rotated = KeyEncryptionKeys.parse(TWO + "," + ONE);

        assertThat(rotated.open(old, "c")).isEqualTo("secret");
        assertThat(rotated.seal("secret", "c").keyId()).isEqualTo("two");
        assertThatThrownBy(() -> KeyEncryptionKeys.parse(TWO).open(old, "c"))
                .hasMessageContaining("one")
                .hasMessageContaining("two");
    }

    @Test
    void malformedKeysAreRefusedWithoutRepeatingThem() {
        for (String malformed :
                new String[] {"", "one", "one:", ":" + ONE, "one:c2hvcnQ=", ONE + ",two:x", ONE + ","}) {
            assertThatThrownBy(() -> KeyEncryptionKeys.parse(malformed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected: id:base64 of 32 bytes")
                    .hasMessageNotContaining("c2hvcnQ");
        }
    }

    @Test
    void twoKeysOfOneNameAreRefused() {
        assertThatThrownBy(() -> KeyEncryptionKeys.parse(ONE + "," + entry("one", 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one");
    }

    @Test
    void keysDoNotPrint() {
        assertThat(KeyEncryptionKeys.parse(ONE)).hasToString("KeyEncryptionKeys[one]");
    }
}
