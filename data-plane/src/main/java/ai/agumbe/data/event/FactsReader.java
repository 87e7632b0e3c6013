package ai.agumbe.data.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FactsWriter} wrote. */
final class FactsReader {
    private final ByteBuffer in;

    FactsReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    boolean isAtEnd() {
        return !in.hasRemaining();
    }

    int number() {
        return in.getInt();
    }

    long longNumber() {
        return in.getLong();
    }

    Instant instant() {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }

    @Nullable String text() {
        int length = in.getInt();
        if (length == FactsWriter.ABSENT) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A text that is always there. */
    String presentText() {
        return Objects.requireNonNull(text(), "text");
    }

    List<String> texts() {
        int count = number();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(presentText());
        }
        return texts;
    }
}
