package ai.agumbe.data.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowingBytesTest {
    @Test
    void numbersAreWrittenAsTheirDigits() {
        for (long number :
                new long[] {0, 9, 10, 99, 100, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000_000L}) {
            GrowingBytes bytes = new GrowingBytes(1);

            bytes.number(number);

            assertThat(text(bytes)).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void thousandthsAreWhatDecimalsSay() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        GrowingBytes bytes = new GrowingBytes(4);
        for (int i = 0; i < 5_000; i++) {
            long thousandths = random.nextLong(1L << random.nextInt(1, 40));
            bytes.restart(0);

            bytes.thousandths(thousandths);

            assertThat(text(bytes))
                    .as("seed %d", seed)
                    .isEqualTo(BigDecimal.valueOf(thousandths, 3).toPlainString());
        }
    }

    private static String text(GrowingBytes bytes) {
        return new String(bytes.copy(), StandardCharsets.US_ASCII);
    }
}
