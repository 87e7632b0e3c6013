package ai.agumbe.control.repeat;

import ai.agumbe.control.json.Digest;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import java.util.List;

/**
 * What a caller names a create by, so that repeating it creates nothing more.
 *
 * @param key the {@code Idempotency-Key} as it was sent
 * @param token whose key it is: two tokens may use the same one
 * @param request digest of the request, by which a repeat is known from another request
 */
public record RepeatKey(String key, String token, String request) {
    private static final String VISIBLE_ASCII = "[!-~]{1,255}";

    public RepeatKey {
        if (!key.matches(VISIBLE_ASCII)) {
            throw Problem.of(
                    Reason.UNPROCESSABLE, "Idempotency-Key is malformed (expected: 1 to 255 visible ASCII characters)");
        }
    }

    /** The request a key comes with. */
    public static RepeatKey of(String key, String token, List<String> request) {
        return new RepeatKey(key, token, Digest.of(request));
    }

    /** Names the reply in the database, where neither key nor token can be read from it. */
    String id() {
        return Digest.of(List.of(token, key));
    }

    @Override
    public String toString() {
        return "RepeatKey[***]";
    }
}
