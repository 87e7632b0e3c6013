package ai.agumbe.model.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A gateway key as its owner holds it: {@code agk_} + id + {@code .} + secret + check sum of all before it.
 *
 * @param id 16 base62 digits, public
 * @param secret 43 base62 digits, known to the owner alone
 */
public record GatewayKey(String id, String secret) {
    private static final String PREFIX = "agk_";
    private static final int ID = 16;
    private static final int SECRET = 43;
    private static final int CHECK = 6;
    private static final int DOT_AT = PREFIX.length() + ID;
    private static final int CHECK_AT = DOT_AT + 1 + SECRET;

    public static GatewayKey generate(SecureRandom random) {
        return withNewSecret(Base62.random(ID, random), random);
    }

    /** The same key with another secret, for a rotation. */
    public static GatewayKey withNewSecret(String id, SecureRandom random) {
        return new GatewayKey(id, Base62.random(SECRET, random));
    }

    /** The key in this text; empty when it is malformed or mistyped. */
    public static Optional<GatewayKey> parse(String text) {
        boolean shaped = text.length() == CHECK_AT + CHECK
                && text.startsWith(PREFIX)
                && text.charAt(DOT_AT) == '.'
                && Base62.isBase62(text, PREFIX.length(), DOT_AT)
                && Base62.isBase62(text, DOT_AT + 1, text.length());
        if (!shaped || !text.endsWith(checkSum(text.substring(0, CHECK_AT)))) {
            return Optional.empty();
        }
        return Optional.of(
                new GatewayKey(text.substring(PREFIX.length(), DOT_AT), text.substring(DOT_AT + 1, CHECK_AT)));
    }

    /** What the owner is given, once. */
    public String plaintext() {
        String body = PREFIX + id + "." + secret;
        return body + checkSum(body);
    }

    /** SHA-256 of the secret in hex: all that is stored or published. */
    public String sha256() {
        return HexFormat.of().formatHex(sha256Bytes());
    }

    /** Whether the secret has this hash, found out in constant time. */
    public boolean matches(String sha256Hex) {
        return MessageDigest.isEqual(
                sha256().getBytes(StandardCharsets.US_ASCII), sha256Hex.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] sha256Bytes() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", absent);
        }
    }

    private static String checkSum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Base62.encode(crc.getValue(), CHECK);
    }

    @Override
    public String toString() {
        return "GatewayKey[" + id + ", ***]";
    }
}
