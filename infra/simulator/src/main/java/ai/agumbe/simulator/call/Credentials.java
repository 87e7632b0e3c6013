package ai.agumbe.simulator.call;

import ai.agumbe.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Which credential a call came with, told by a part of its SHA-256 alone. */
final class Credentials {
    private static final int HASH_BYTES = 8;
    private static final String BEARER = "Bearer ";
    private static final MessageDigest SHA_256 = sha256();

    private Credentials() {}

    static @Nullable String hash(Request request) {
        String credential = credential(request);
        if (credential == null) {
            return null;
        }
        try {
            MessageDigest digest = (MessageDigest) SHA_256.clone();
            byte[] hash = digest.digest(credential.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256: its digest cannot be cloned (expected: the JDK's own)", e);
        }
    }

    private static @Nullable String credential(Request request) {
        String authorization = request.header("authorization");
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? authorization.substring(BEARER.length()).strip()
                    : authorization;
        }
        String key = request.header("x-api-key");
        if (key == null) {
            key = request.header("x-goog-api-key");
        }
        return key == null ? request.parameter("key") : key;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: every JDK has it)", e);
        }
    }
}
