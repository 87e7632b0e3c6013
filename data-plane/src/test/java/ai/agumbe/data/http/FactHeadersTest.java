package ai.agumbe.data.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactHeadersTest {
    @Test
    void millisHaveThreeDecimalsAndAreNeverNegative() {
        assertThat(FactHeaders.millis(0)).isEqualTo("0.000");
        assertThat(FactHeaders.millis(0.001)).isEqualTo("0.001");
        assertThat(FactHeaders.millis(0.0126)).isEqualTo("0.013");
        assertThat(FactHeaders.millis(0.9999)).isEqualTo("1.000");
        assertThat(FactHeaders.millis(12_345.678)).isEqualTo("12345.678");
        assertThat(FactHeaders.millis(-3)).isEqualTo("0.000");
    }

    @Test
    void millisAreWhatDecimalsSay() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            long micros = random.nextLong(10_000_000_000L);
            BigDecimal expected = BigDecimal.valueOf(micros, 3).setScale(3, RoundingMode.UNNECESSARY);

            assertThat(FactHeaders.millis(micros / 1_000.0)).as("seed " + seed).isEqualTo(expected.toPlainString());
        }
    }
}
