package ai.agumbe.data.repeat;

import ai.agumbe.model.secret.KeyEncryptionKeys;
import ai.agumbe.model.secret.SealedSecret;
import java.util.Optional;

/** Answers as they lie in Redis: sealed, openable with the key-encryption keys and for their own tenant and key only. */
final class Seal {
    private static final char BETWEEN = '.';

    private final KeyEncryptionKeys keys;

    Seal(KeyEncryptionKeys keys) {
        this.keys = keys;
    }

    String sealed(KeptAnswer answer, RepeatKey key) {
        SealedSecret sealed = keys.seal(answer.text(), key.context());
        return sealed.wrappedKey() + BETWEEN + sealed.ciphertext() + BETWEEN + sealed.keyId();
    }

    /** Empty when it was sealed with a key-encryption key that is not here any more. */
    Optional<KeptAnswer> opened(String sealed, RepeatKey key) {
        String[] parts = sealed.split("\\.", 3);
        try {
            return Optional.of(KeptAnswer.of(keys.open(new SealedSecret(parts[2], parts[0], parts[1]), key.context())));
        } catch (IllegalArgumentException closed) {
            return Optional.empty();
        }
    }
}
