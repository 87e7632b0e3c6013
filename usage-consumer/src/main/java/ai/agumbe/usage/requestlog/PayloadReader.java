package ai.agumbe.usage.requestlog;

import ai.agumbe.usage.intake.UnusableRecordException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes out of a log row what is sealed in it; the row says without it what became of the payload. */
final class PayloadReader {
    static final String MEMBER = "payload";
    private static final String SEALED = "sealed";

    private final byte[] row;
    private byte[] rest;
    private @Nullable SealedPayload payload;

    PayloadReader(byte[] row) {
        this.row = row;
        this.rest = row;
    }

    /** Reads the member's value, an object that the parser has just begun, to its end. */
    void read(JsonParser parser) throws IOException {
        int key = 0;
        long before = parser.currentLocation().getByteOffset();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NUMBER_INT && name.equals("key")) {
                key = parser.getIntValue();
            } else if (token == JsonToken.VALUE_STRING && name.equals(SEALED)) {
                payload = new SealedPayload(key, parser.getBinaryValue());
                long behind = parser.currentLocation().getByteOffset();
                if (row[(int) behind] != '}') {
                    throw new UnusableRecordException("payload.sealed (expected: the last member of payload)");
                }
                cut((int) before, (int) behind);
            }
            parser.skipChildren();
            before = parser.currentLocation().getByteOffset();
        }
    }

    private void cut(int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(row.length - (to - from));
        out.write(row, 0, from);
        out.write(row, to, row.length - to);
        rest = out.toByteArray();
    }

    /** The row without what is sealed. */
    byte[] rest() {
        return rest;
    }

    /** Null where nothing is. */
    @Nullable SealedPayload payload() {
        return payload;
    }
}
