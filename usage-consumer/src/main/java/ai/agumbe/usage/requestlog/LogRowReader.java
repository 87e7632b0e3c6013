package ai.agumbe.usage.requestlog;

import ai.agumbe.usage.intake.UnusableRecordException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds in a log row what it is searched by, without building the rest. */
final class LogRowReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> REQUIRED = List.of("eventId", "requestId", "tenantId", "status", "createdAt");
    private static final Set<String> WANTED = Set.copyOf(RequestLog.MEMBERS);
    private static final int LONGEST_KEY = 512;

    private LogRowReader() {}

    static LogRow read(byte[] value) {
        try {
            Map<String, String> members = membersOf(value);
            for (String name : REQUIRED) {
                if (members.getOrDefault(name, "").isEmpty()) {
                    throw new UnusableRecordException(name + " (expected: a value)");
                }
            }
            if (members.getOrDefault("requestId", "").length() > LONGEST_KEY) {
                throw new UnusableRecordException("requestId (expected: at most " + LONGEST_KEY + " characters)");
            }
            UUID eventId = UUID.fromString(members.getOrDefault("eventId", ""));
            Instant createdAt = Instant.parse(members.getOrDefault("createdAt", ""));
            return new LogRow(eventId, createdAt, members, value);
        } catch (JacksonException malformed) {
            throw new UnusableRecordException("not a log row: "
                    + malformed.getClass().getSimpleName() + " at "
                    + malformed.getLocation().offsetDescription());
        } catch (IOException malformed) {
            throw new UnusableRecordException("not a log row");
        } catch (IllegalArgumentException malformed) {
            throw new UnusableRecordException("eventId (expected: a UUID)");
        } catch (DateTimeException malformed) {
            throw new UnusableRecordException("createdAt (expected: an RFC 3339 instant)");
        }
    }

    private static Map<String, String> membersOf(byte[] value) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnusableRecordException("not a log row: no object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.VALUE_STRING && WANTED.contains(name)) {
                    members.put(name, parser.getText());
                }
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw new UnusableRecordException("not a log row: something follows the object");
            }
        }
        return members;
    }
}
