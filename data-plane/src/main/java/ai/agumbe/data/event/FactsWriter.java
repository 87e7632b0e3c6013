package ai.agumbe.data.event;

import ai.agumbe.data.bytes.GrowingBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes facts one after the other in binary; {@link FactsReader} reads them in the same order. */
final class FactsWriter {
    static final int ABSENT = -1;

    private final GrowingBytes out;

    FactsWriter(GrowingBytes out) {
        this.out = out;
    }

    void number(int number) {
        out.write(number >>> 24);
        out.write(number >>> 16);
        out.write(number >>> 8);
        out.write(number);
    }

    void number(long number) {
        number((int) (number >>> 32));
        number((int) number);
    }

    void instant(Instant instant) {
        number(instant.getEpochSecond());
        number(instant.getNano());
    }

    void text(@Nullable String text) {
        if (text == null) {
            number(ABSENT);
            return;
        }
        byte[] bytes = Texts.cut(text).getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.write(bytes, 0, bytes.length);
    }

    void texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
    }
}
