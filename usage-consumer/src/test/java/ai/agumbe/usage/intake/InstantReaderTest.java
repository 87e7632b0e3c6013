package ai.agumbe.usage.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String SOME = "2024-02-29T23:59:59.120Z";

    @Test
    void instantsComeAsTheyWereWrittenWhateverTheirPrecision() {
        Random random = new Random(1);
        for (ChronoUnit unit : List.of(ChronoUnit.NANOS, ChronoUnit.MICROS, ChronoUnit.MILLIS, ChronoUnit.SECONDS)) {
            for (int i = 0; i < 5_000; i++) {
                long second = random.nextLong(FIRST.getEpochSecond(), LAST.getEpochSecond());
                Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000))
                        .truncatedTo(unit);

                assertThat(InstantReader.read(instant.toString())).isEqualTo(instant);
            }
        }
    }

    /** Each character of an instant in the place of each other: what is read is what the JDK reads. */
    @Test
    void whatIsReadOfAnyTextIsWhatTheJdkReads() {
        for (int at = 0; at <= SOME.length(); at++) {
            for (char letter : "0123459-:.TZtz +a\u0660".toCharArray()) {
                agrees(SOME.substring(0, at) + letter + SOME.substring(Math.min(at + 1, SOME.length())));
                agrees(SOME.substring(0, at) + letter + SOME.substring(at));
            }
            agrees(SOME.substring(0, at));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T00:00:00Z",
                "2023-04-31T00:00:00Z",
                "2023-00-10T00:00:00Z",
                "2023-12-31T24:00:00Z",
                "2023-12-31T23:59:60Z",
                "2023-12-31T23:59:59.Z",
                "2023-12-31T23:59:59.1234567890Z",
                "2023-12-31T23:59:59+01:00",
                "2023-12-31T23:59Z",
                "+12023-12-31T23:59:59Z",
                ""
            })
    void whatIsNotPlainIsLeftToTheJdk(String text) {
        assertThat(InstantReader.read(text)).isNull();
    }

    private static void agrees(String text) {
        Instant read = InstantReader.read(text);
        if (read != null) {
            assertThat(read).as(text).isEqualTo(parsed(text));
        }
    }

    private static Object parsed(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return none;
        }
    }
}
