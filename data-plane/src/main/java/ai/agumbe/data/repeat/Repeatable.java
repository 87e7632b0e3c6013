package ai.agumbe.data.repeat;

import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.provider.CallerLine;
import java.util.Optional;

/**
 * A call that may be a repeat of another.
 *
 * @param sentKey its {@code Idempotency-Key}
 * @param keyId the gateway key it came with; together with the surface the scope of the former
 * @param appUuid of the path; empty when that fixes none
 * @param body as sent, inflated
 * @param deadline until when its caller is kept waiting for another's answer
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Repeatable(
        Optional<String> sentKey,
        String tenant,
        String keyId,
        String surface,
        String appUuid,
        byte[] body,
        Deadline deadline,
        CallerLine line) {
    String key() {
        return sentKey.orElse("");
    }
}
