package ai.agumbe.model.secret;

/**
 * A secret under a data key of its own, and that data key under a key-encryption key; both AES-256-GCM, base64.
 *
 * @param keyId which key-encryption key wraps the data key
 */
public record SealedSecret(String keyId, String wrappedKey, String ciphertext) {}
