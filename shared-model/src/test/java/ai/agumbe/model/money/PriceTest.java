package ai.agumbe.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.model.config.ModelDocument.DatedPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceTest {
    private static DatedPrice dated(String input, String output) {
        return new DatedPrice(Instant.EPOCH, new BigDecimal(input), new BigDecimal(output), null, null, null, null);
    }

    @Test
    void oneTokenAtTheSmallestPriceIsExact() {
        Price price = Price.of(dated("0.000001", "0.150000"));

        assertThat(price.costOf(Tokens.of(1, 0))).isEqualTo(new BigDecimal("0.000000000001"));
        assertThat(price.costOf(Tokens.of(0, 7))).isEqualTo(new BigDecimal("0.000001050000"));
    }

    @Test
    void bucketsWithoutAPriceFallBackToInputOrOutput() {
        Price price = Price.of(dated("1", "2"));
        Tokens tokens = new Tokens(1, 1, 1, 1, 1, 1);

        assertThat(price.costOf(tokens)).isEqualByComparingTo("0.000008");
        assertThat(price).isEqualTo(new Price(1_000_000, 2_000_000, 1_000_000, 1_000_000, 1_000_000, 2_000_000));
    }

    @Test
    void everyBucketHasItsOwnPrice() {
        Price price = Price.of(new DatedPrice(
                Instant.EPOCH,
                new BigDecimal("1"),
                new BigDecimal("10"),
                new BigDecimal("100"),
                new BigDecimal("1000"),
                new BigDecimal("10000"),
                new BigDecimal("100000")));

        assertThat(price.costOf(new Tokens(1, 2, 3, 4, 5, 6))).isEqualByComparingTo("0.643251");
    }

    @Test
    void costsAreWhatDecimalsSay() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            BigDecimal input = BigDecimal.valueOf(random.nextInt(1_000_000_000), 6);
            BigDecimal output = BigDecimal.valueOf(random.nextInt(1_000_000_000), 6);
            Tokens tokens = Tokens.of(random.nextInt(2_000_000), random.nextInt(2_000_000));

            BigDecimal expected = input.multiply(BigDecimal.valueOf(tokens.input()))
                    .add(output.multiply(BigDecimal.valueOf(tokens.output())))
                    .movePointLeft(6)
                    .setScale(12, RoundingMode.UNNECESSARY);

            assertThat(Price.of(dated(input.toString(), output.toString())).costOf(tokens))
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatCannotBeExactIsRefusedRatherThanRounded() {
        assertThatThrownBy(() -> Price.of(dated("0.0000001", "1"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Price.of(dated("1e30", "1"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Price.of(dated("1000", "1")).costOf(Tokens.of(Long.MAX_VALUE / 2, 0)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void tokensAddUpBucketByBucket() {
        Tokens tokens = new Tokens(1, 2, 3, 4, 5, 6);

        assertThat(tokens.prompt()).isEqualTo(10);
        assertThat(tokens.completion()).isEqualTo(11);
        assertThat(tokens.total()).isEqualTo(21);
        assertThat(tokens.plus(tokens)).isEqualTo(new Tokens(2, 4, 6, 8, 10, 12));
    }
}
