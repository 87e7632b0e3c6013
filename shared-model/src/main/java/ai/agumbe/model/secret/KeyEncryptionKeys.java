package ai.agumbe.model.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys that wrap data keys, the first one active; seals secrets and opens them. */
public final class KeyEncryptionKeys {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> byId;
    private final String activeId;
    private final SecretKey active;
    private final SecureRandom random = new SecureRandom();

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
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("entry " + (keys.size() + 1)
                        + " is malformed (expected: id:base64 of 32 bytes, entries separated by commas)");
            }
            String id = entry.substring(0, colon);
            if (keys.put(id, new SecretKeySpec(key, "AES")) != null) {
                throw new IllegalArgumentException(
                        "entry " + keys.size() + " is a second key named " + id + " (expected: each once)");
            }
        }
        return new KeyEncryptionKeys(keys);
    }

    /** Seals under the active key; whoever opens it must name the same context (owner and id). */
    public SealedSecret seal(String secret, String context) {
        try {
            byte[] dataKey = new byte[KEY_BYTES];
            random.nextBytes(dataKey);
            byte[] associated = context.getBytes(StandardCharsets.UTF_8);
            byte[] wrapped = encrypt(active, dataKey, associated);
            byte[] sealed =
                    encrypt(new SecretKeySpec(dataKey, "AES"), secret.getBytes(StandardCharsets.UTF_8), associated);
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
            byte[] dataKey = decrypt(key, decode(sealed.wrappedKey()), associated);
            byte[] plain = decrypt(new SecretKeySpec(dataKey, "AES"), decode(sealed.ciphertext()), associated);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failure) {
            throw new IllegalArgumentException("a sealed secret cannot be opened: wrong key or altered text", failure);
        }
    }

    private byte[] encrypt(SecretKey key, byte[] plain, byte[] associated) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain);
        byte[] out = new byte[NONCE_BYTES + sealed.length];
        System.arraycopy(nonce, 0, out, 0, NONCE_BYTES);
        System.arraycopy(sealed, 0, out, NONCE_BYTES, sealed.length);
        return out;
    }

    private static byte[] decrypt(SecretKey key, byte[] sealed, byte[] associated) throws GeneralSecurityException {
        if (sealed.length < NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, associated)
                .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
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
