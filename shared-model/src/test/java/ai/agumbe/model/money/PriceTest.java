package ai.agumbe.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.model.config.ModelDocument.DatedPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceTest {
    private static DatedPrice dated(String input, String output) {
        return DatedPrice.of(Instant.EPOCH, new BigDecimal(input), new BigDecimal(output));
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
        Tokens tokens = new Tokens(1, 1, 1, 1, 1, 1, new MediaTokens(1, 1, 1, 1));
        long one = 1_000_000;
        long two = 2_000_000;

        assertThat(price.costOf(tokens)).isEqualByComparingTo("0.000014");
        assertThat(price).isEqualTo(new Price(one, two, one, one, one, two, one, one, two, two));
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
                new BigDecimal("100000"),
                new BigDecimal("0.1"),
                new BigDecimal("0.01"),
                new BigDecimal("0.001"),
                new BigDecimal("0.0001"),
                List.of(),
                null,
                List.of()));

        assertThat(price.costOf(new Tokens(1, 2, 3, 4, 5, 6, new MediaTokens(7, 8, 9, 1))))
                .isEqualByComparingTo("0.6432517891");
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
    void aCostIsTheSumOfItsBuckets() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            long[] counts = random.longs(10, 0, 2_000_000).toArray();
            BigDecimal[] prices = random.longs(10, 0, 1_000_000_000)
                    .mapToObj(price -> BigDecimal.valueOf(price, 6))
                    .toArray(BigDecimal[]::new);
            BigDecimal expected = BigDecimal.ZERO;
            for (int bucket = 0; bucket < counts.length; bucket++) {
                expected = expected.add(prices[bucket].multiply(BigDecimal.valueOf(counts[bucket])));
            }
            Tokens tokens = new Tokens(
                    counts[0],
                    counts[2],
                    counts[3],
                    counts[4],
                    counts[1],
                    counts[5],
                    MediaTokens.of(counts[6], counts[7], counts[8], counts[9]));

            assertThat(priced(prices).costOf(tokens))
                    .as("seed " + seed)
                    .isEqualTo(expected.movePointLeft(6).setScale(12, RoundingMode.UNNECESSARY));
            assertThat(tokens.total()).isEqualTo(Arrays.stream(counts).sum());
        }
    }

    private static Price priced(BigDecimal[] prices) {
        return Price.of(new DatedPrice(
                Instant.EPOCH,
                prices[0],
                prices[1],
                prices[2],
                prices[3],
                prices[4],
                prices[5],
                prices[6],
                prices[7],
                prices[8],
                prices[9],
                List.of(),
                null,
                List.of()));
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

    @Test
    void tokensOfSoundAndPicturesAreAmongThoseOfPromptAndCompletion() {
        Tokens heard = new Tokens(1, 2, 3, 4, 5, 6, new MediaTokens(10, 20, 30, 40));

        assertThat(heard.prompt()).isEqualTo(40);
        assertThat(heard.completion()).isEqualTo(81);
        assertThat(heard.plus(Tokens.of(1, 1)).plus(heard))
                .isEqualTo(new Tokens(3, 4, 6, 8, 11, 12, new MediaTokens(20, 40, 60, 80)));
        assertThat(MediaTokens.of(0, 0, 0, 0)).isNull();
    }

    @Test
    void whatIsOfSoundAndPicturesComesOutOfTheTextAndNeverMoreThanThereIs() {
        Tokens text = new Tokens(10, 2, 3, 4, 5, 6);

        assertThat(text.ofWhich(4, 5, 1, 3)).isEqualTo(new Tokens(1, 2, 3, 4, 1, 6, new MediaTokens(4, 5, 1, 3)));
        assertThat(text.ofWhich(8, 9, 99, 99)).isEqualTo(new Tokens(0, 2, 3, 4, 0, 6, new MediaTokens(8, 2, 5, 0)));
        assertThat(text.ofWhich(-1, 0, 0, 0)).isSameAs(text);
    }
}
