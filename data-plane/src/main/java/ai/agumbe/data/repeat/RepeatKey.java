package ai.agumbe.data.repeat;

import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * By what a call is known again.
 *
 * @param name of what its scope and its {@code Idempotency-Key} stand for; nobody reads them out of it
 * @param print digest of what was asked, by which a repeat is told from another request
 */
record RepeatKey(String tenant, String name, String print) {
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    static RepeatKey of(Repeatable call) {
        if (!VISIBLE_ASCII.matcher(call.key()).matches()) {
            throw GatewayException.about(
                    ErrorCode.IDEMPOTENCY_KEY_INVALID,
                    "Idempotency-Key",
                    "Idempotency-Key is malformed. Send one key of 1 to 255 visible ASCII characters.");
        }
        String name = digest(bytes(call.keyId() + " " + call.surface() + " " + call.key()));
        return new RepeatKey(call.tenant(), name, digest(bytes(call.appUuid() + " "), call.body()));
    }

    /** Where Redis keeps what was answered; all of a tenant's in one slot. */
    String entry() {
        return "agumbe:{" + tenant + "}:once:" + name;
    }

    /** Where Redis counts what it keeps for the tenant. */
    String counter() {
        return "agumbe:{" + tenant + "}:once-bytes";
    }

    /** What the answer is sealed with: it can be opened for this tenant and key only. */
    String context() {
        return "once/" + tenant + "/" + name;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: this JDK lacks it", impossible);
        }
    }
}
