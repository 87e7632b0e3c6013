package ai.agumbe.data.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Availability;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Promises;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.spend.Amount;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.model.config.ModelDocument.ContextTier;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.money.Tariff;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallNeedTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void theReservationIsByTheTierOfTheEstimatedPrompt() {
        assertThat(CallNeed.of(prompt(1_000), route(), NOW)).isEqualTo(new Amount(1_000_000 + 10 * 10_000, 1_010));
        assertThat(CallNeed.of(prompt(1_001), route(), NOW)).isEqualTo(new Amount(3_003_000 + 10 * 20_000, 1_011));
    }

    private static Prompt prompt(long tokens) {
        return new Prompt(Surface.CHAT_COMPLETIONS, Json.object().put("max_tokens", 10), "m", false, false, tokens);
    }

    private static Route route() {
        ContextTier tier = new ContextTier(
                1_000, new BigDecimal("3"), new BigDecimal("20"), null, null, null, null, null, null, null, null);
        DatedPrice price = new DatedPrice(
                Instant.EPOCH,
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(tier),
                null,
                List.of());
        return Route.direct(new Target(
                "",
                "m",
                ModelKind.CHAT,
                "p",
                "fake",
                Origin.of("http://127.0.0.1:1"),
                "m",
                Availability.ACTIVE,
                List.of(),
                Limits.DEFAULT,
                new Pricing(List.of(new Pricing.Version(Instant.EPOCH, Tariff.of(price), "1"))),
                null,
                null,
                Promises.NONE));
    }
}
