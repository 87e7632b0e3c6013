package ai.agumbe.model.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import javax.crypto.SecretKey;

/** The keys that wrap data keys, the first one active; seals secrets and opens them. */
public final class KeyEncryptionKeys {
    private final Map<String, SecretKey> byId;
    private final String activeId;
    private final SecretKey active;

    private KeyEncryptionKeys(SequencedMap<String, SecretKey> byId) {
        this.byId = byId;
        this.activeId = byId.firstEntry().getKey();
        this.active = byId.firstEntry().getValue();
    }

    /** Reads {@code id:base64key[,id:base64key]}; the first is active. */
    public static KeyEncryptionKeys parse(String text) {
        LinkedHashMap<String, SecretKey> keys = new LinkedHashMap<>();
        for (String entry : text.strip().split("[,\\s]+", -1)) {
            int colon = entry.indexOf(':');
            byte[] key = colon < 1 ? new byte[0] : decode(entry.substring(colon + 1));
            if (key.length != AesGcm.KEY_BYTES) {
                throw new IllegalArgumentException("entry " + (keys.size() + 1)
                        + " is malformed (expected: id:base64 of 32 bytes, entries separated by commas)");
            }
            String id = entry.substring(0, colon);
            if (keys.put(id, AesGcm.key(key)) != null) {
                throw new IllegalArgumentException(
                        "entry " + keys.size() + " is a second key named " + id + " (expected: each once)");
            }
        }
        return new KeyEncryptionKeys(keys);
    }

    /** Seals under the active key; whoever opens it must name the same context (owner and id). */
    public SealedSecret seal(String secret, String context) {
        try {
            byte[] dataKey = AesGcm.freshKey();
            byte[] associated = context.getBytes(StandardCharsets.UTF_8);
            byte[] wrapped = AesGcm.encrypt(active, dataKey, associated);
            byte[] sealed = AesGcm.encrypt(AesGcm.key(dataKey), secret.getBytes(StandardCharsets.UTF_8), associated);
            return new SealedSecret(activeId, encode(wrapped), encode(sealed));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("a secret cannot be sealed: AES-GCM failed", failure);
        }
    }

    /** Opens a secret that was sealed in this context. */
    public String open(SealedSecret sealed, String context) {
        SecretKey key = byId.get(sealed.keyId());
        if (key == null) {
            throw new IllegalArgumentException(
                    "key-encryption key: " + sealed.keyId() + " is not here (expected: one of " + byId.keySet() + ")");
        }
        try {
            byte[] associated = context.getBytes(StandardCharsets.UTF_8);
            byte[] dataKey = AesGcm.decrypt(key, decode(sealed.wrappedKey()), associated);
            byte[] plain = AesGcm.decrypt(AesGcm.key(dataKey), decode(sealed.ciphertext()), associated);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failure) {
            throw new IllegalArgumentException("a sealed secret cannot be opened: wrong key or altered text", failure);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "KeyEncryptionKeys" + byId.keySet();
    }
}
