package ai.agumbe.model.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKey;

/** The key under which what is kept of a tenant's calls is sealed: when it is gone, so is all of that. */
public final class DataKey {
    private final SecretKey key;

    private DataKey(byte[] bytes) {
        this.key = AesGcm.key(bytes);
    }

    /** A new one, sealed under the active key-encryption key in this context. */
    public static SealedSecret fresh(KeyEncryptionKeys keys, String context) {
        return keys.seal(Base64.getEncoder().encodeToString(AesGcm.freshKey()), context);
    }

    /** @throws IllegalArgumentException when it cannot be opened with these keys in this context */
    public static DataKey open(KeyEncryptionKeys keys, SealedSecret sealed, String context) {
        byte[] bytes = Base64.getDecoder().decode(keys.open(sealed, context));
        if (bytes.length != AesGcm.KEY_BYTES) {
            throw new IllegalArgumentException(
                    "data key: " + bytes.length + " bytes (expected: " + AesGcm.KEY_BYTES + ")");
        }
        return new DataKey(bytes);
    }

    /** Whoever opens it must name the same context (whose it is, and what). */
    public byte[] seal(byte[] plain, String context) {
        try {
            return AesGcm.encrypt(key, plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a payload cannot be sealed: AES-GCM failed", failure);
        }
    }

    /** @throws IllegalArgumentException when it was sealed under another key, in another context, or altered */
    public byte[] open(byte[] sealed, String context) {
        try {
            return AesGcm.decrypt(key, sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IllegalArgumentException("a payload cannot be opened: another key or altered bytes", failure);
        }
    }

    @Override
    public String toString() {
        return "DataKey[***]";
    }
}
