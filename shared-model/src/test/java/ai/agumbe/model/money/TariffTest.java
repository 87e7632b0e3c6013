package ai.agumbe.model.money;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.config.ModelDocument.ContextTier;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.config.ModelDocument.ToolPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TariffTest {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TEN = BigDecimal.TEN;

    private static ContextTier tier(
            long above, @Nullable BigDecimal input, @Nullable BigDecimal output, @Nullable BigDecimal cached) {
        return new ContextTier(above, input, output, cached, null, null, null, null, null, null, null);
    }

    private static Tariff tariff(@Nullable BigDecimal cached, ContextTier... tiers) {
        return Tariff.of(new DatedPrice(
                Instant.EPOCH,
                ONE,
                TEN,
                cached,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(tiers),
                null,
                List.of()));
    }

    @Test
    void theWholePromptSaysWhichTierAndAllTokensAreInIt() {
        Tariff tariff = tariff(null, tier(100, new BigDecimal("2"), new BigDecimal("30"), null));

        assertThat(tariff.costOf(Tokens.of(100, 5))).isEqualByComparingTo("0.000150");
        assertThat(tariff.costOf(Tokens.of(101, 5))).isEqualByComparingTo("0.000352");
        assertThat(tariff.costOf(new Tokens(1, 40, 30, 20, 5, 5, new MediaTokens(6, 4, 0, 0))))
                .isEqualByComparingTo("0.000502");
    }

    @Test
    void requestsAndCallsToToolsCostBesideTheTokens() {
        Tariff tariff = Tariff.of(new DatedPrice(
                Instant.EPOCH,
                ONE,
                TEN,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                new BigDecimal("0.000007"),
                List.of(
                        new ToolPrice("web_search", new BigDecimal("0.01")),
                        new ToolPrice("file_search", BigDecimal.ZERO))));
        Tokens tokens = Tokens.of(1, 0);

        assertThat(tariff.costOf(tokens)).isEqualByComparingTo("0.000008");
        assertThat(tariff.costOf(tokens, List.of())).isEqualByComparingTo("0.000008");
        assertThat(tariff.costOf(tokens, List.of(new ToolCalls("web_search", 3), new ToolCalls("file_search", 9))))
                .isEqualByComparingTo("0.030008");
        assertThat(tariff.costOf(tokens, List.of(new ToolCalls("web_search", 1), new ToolCalls("maps", 1))))
                .isNull();
    }

    @Test
    void whatATierLeavesOutIsAsBelowAndFallsBackAsThere() {
        Tariff own = tariff(new BigDecimal("0.5"), tier(100, new BigDecimal("2"), null, null));
        Tariff none =
                tariff(null, tier(100, new BigDecimal("2"), null, null), tier(1_000, null, ONE, new BigDecimal("7")));

        assertThat(own.at(101).cachedInput()).isEqualTo(500_000);
        assertThat(own.at(101).output()).isEqualTo(10_000_000);
        assertThat(none.at(101).cachedInput()).isEqualTo(2_000_000);
        assertThat(none.at(1_001).input()).isEqualTo(2_000_000);
        assertThat(none.at(1_001).output()).isEqualTo(1_000_000);
        assertThat(none.at(1_001).cachedInput()).isEqualTo(7_000_000);
        assertThat(none.at(1_000)).isEqualTo(none.at(101));
    }
}
