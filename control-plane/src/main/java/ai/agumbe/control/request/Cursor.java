package ai.agumbe.control.request;

import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

/** The row that a page ended with. */
record Cursor(OffsetDateTime createdAt, UUID eventId) {
    static Cursor parse(String text) throws BadParameter {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 2);
            OffsetDateTime createdAt = OffsetDateTime.parse(parts[0]);
            if (parts.length == 2 && createdAt.getYear() >= 0 && createdAt.getYear() <= Parameters.LATEST_YEAR) {
                return new Cursor(createdAt, UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new BadParameter("cursor", "is malformed (expected: nextCursor of the page before)");
        }
        throw new BadParameter("cursor", "is malformed (expected: nextCursor of the page before)");
    }

    String text() {
        String plain = createdAt.withOffsetSameInstant(ZoneOffset.UTC) + "|" + eventId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
