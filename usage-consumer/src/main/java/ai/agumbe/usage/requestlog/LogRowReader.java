package ai.agumbe.usage.requestlog;

import ai.agumbe.usage.intake.InstantReader;
import ai.agumbe.usage.intake.UnusableRecordException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in a log row what it is searched by, without building the rest. */
final class LogRowReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String EVENT_ID = "eventId";
    private static final String CREATED_AT = "createdAt";
    private static final int REQUEST_ID = RequestLog.TEXTS.indexOf("requestId");
    private static final List<Integer> REQUIRED = Stream.of("requestId", "tenantId", "status")
            .map(RequestLog.TEXTS::indexOf)
            .toList();
    private static final Map<String, Integer> PLACES = IntStream.range(0, RequestLog.TEXTS.size())
            .boxed()
            .collect(Collectors.toMap(RequestLog.TEXTS::get, at -> at));
    private static final int LONGEST_KEY = 512;

    private final @Nullable String[] columns = new String[RequestLog.TEXTS.size()];
    private String eventId = "";
    private String createdAt = "";
    private final PayloadReader payload;

    private LogRowReader(byte[] value) {
        payload = new PayloadReader(value);
    }

    static LogRow read(byte[] value) {
        try {
            LogRowReader row = new LogRowReader(value);
            row.readAll(value);
            row.check();
            return new LogRow(
                    UUID.fromString(row.eventId),
                    instant(row.createdAt),
                    row.columns,
                    row.payload.rest(),
                    row.payload.payload());
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

    private static Instant instant(String text) {
        Instant plain = InstantReader.read(text);
        return plain == null ? Instant.parse(text) : plain;
    }

    private void check() {
        present(EVENT_ID, eventId);
        present(CREATED_AT, createdAt);
        for (int at : REQUIRED) {
            present(RequestLog.TEXTS.get(at), columns[at]);
        }
        String requestId = columns[REQUEST_ID];
        if (requestId != null && requestId.length() > LONGEST_KEY) {
            throw new UnusableRecordException("requestId (expected: at most " + LONGEST_KEY + " characters)");
        }
    }

    private static void present(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new UnusableRecordException(name + " (expected: a value)");
        }
    }

    private void readAll(byte[] value) throws IOException {
        try (JsonParser parser = JSON.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnusableRecordException("not a log row: no object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.VALUE_STRING) {
                    take(name, parser);
                } else if (token == JsonToken.START_OBJECT && name.equals(PayloadReader.MEMBER)) {
                    payload.read(parser);
                }
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw new UnusableRecordException("not a log row: something follows the object");
            }
        }
    }

    private void take(String name, JsonParser parser) throws IOException {
        Integer place = PLACES.get(name);
        if (place != null) {
            columns[place] = parser.getText();
        } else if (name.equals(EVENT_ID)) {
            eventId = parser.getText();
        } else if (name.equals(CREATED_AT)) {
            createdAt = parser.getText();
        }
    }
}
