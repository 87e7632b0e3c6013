package ai.agumbe.usage.ledger;

import ai.agumbe.usage.intake.InstantReader;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;

/** Reads instants fast where they are written as data planes write them, and as Jackson does otherwise. */
final class PlainInstants extends StdScalarDeserializer<Instant> {
    @Serial
    private static final long serialVersionUID = 1;

    PlainInstants() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Instant plain = parser.hasToken(JsonToken.VALUE_STRING) ? InstantReader.read(parser.getText()) : null;
        return plain == null ? InstantDeserializer.INSTANT.deserialize(parser, context) : plain;
    }
}
