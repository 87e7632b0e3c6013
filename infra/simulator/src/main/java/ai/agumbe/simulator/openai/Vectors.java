package ai.agumbe.simulator.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.SplittableRandom;

/** Vectors of a length and form: the same for the same input, each value a multiple of 1/128 within ±1. */
record Vectors(int dimensions, Form form) {

    enum Form {
        FLOATS,
        BASE64
    }

    void write(EmbeddingInput input, JsonGenerator out) throws IOException {
        SplittableRandom values = new SplittableRandom(input.hash());
        switch (form) {
            case FLOATS -> {
                out.writeStartArray(null, dimensions);
                for (int at = 0; at < dimensions; at++) {
                    out.writeNumber(next(values));
                }
                out.writeEndArray();
            }
            case BASE64 -> {
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * dimensions).order(ByteOrder.LITTLE_ENDIAN);
                for (int at = 0; at < dimensions; at++) {
                    bytes.putFloat(next(values));
                }
                out.writeString(Base64.getEncoder().encodeToString(bytes.array()));
            }
        }
    }

    private static float next(SplittableRandom values) {
        return (values.nextInt(256) - 128) / 128f;
    }
}
