package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.UsageEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the sums of an hour are kept by; a dimension that an exchange lacks is empty. */
record HourGroup(
        Instant hour,
        String tenant,
        String app,
        String endpoint,
        String key,
        String model,
        String provider,
        ClientNames names,
        String status) {
    /** The group of a line, with the client's names as they may be counted. */
    static HourGroup of(LedgerLine line, ClientNames names) {
        UsageEvent event = line.event();
        return new HourGroup(
                hourOf(event),
                clean(event.tenant()),
                clean(event.app()),
                clean(event.endpoint()),
                clean(event.key()),
                clean(line.model()),
                clean(line.provider()),
                names,
                event.status());
    }

    static Instant hourOf(UsageEvent event) {
        return event.startedAt().truncatedTo(ChronoUnit.HOURS);
    }

    /** As Postgres will keep it, so that the same text is the same group. */
    static String clean(@Nullable String text) {
        return text == null ? "" : text.replace('\0', '\uFFFD');
    }

    List<String> dimensions() {
        return List.of(
                tenant,
                app,
                endpoint,
                key,
                model,
                provider,
                names.operation(),
                names.sourceService(),
                names.workspace(),
                status);
    }

    /** The first 128 bits of a hash of the dimensions, each after its length. */
    UUID id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String dimension : dimensions()) {
                byte[] text = dimension.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
                digest.update(text);
            }
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 (expected: in every Java)", impossible);
        }
    }
}
