package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ModelDocument.ContextTier;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.config.ModelDocument.ToolPrice;
import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tariff;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Re-rating, in SQL, comes to what the data plane charges, whatever the prices and whatever is sold. */
class RatedAlikeTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final int LINES = 200;

    private final ControlPlane control = ControlPlane.running();
    private final UsageGround ground = new UsageGround(control);
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String tenant = "alike-" + run;
    private final String model = "@alike/" + run;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void whatWasChargedIsWhatItWouldBePricedAnew() {
        List<DatedPrice> prices = List.of(
                price(Instant.parse("2026-01-01T00:00:00Z")),
                price(Instant.parse("2026-11-08T00:00:00Z")),
                price(Instant.parse("2026-11-20T00:00:00Z")));
        publish(prices);
        BigDecimal sum = BigDecimal.ZERO;
        int priced = 0;
        for (int i = 0; i < LINES; i++) {
            BigDecimal cost = sell(prices);
            sum = cost == null ? sum : sum.add(cost);
            priced += cost == null ? 0 : 1;
        }

        assertThat(rerate().at("/total/lines").asInt()).as("seed %s", seed).isZero();

        ground.execute("update usage.ledger set cost = null where tenant = '" + tenant + "'");
        JsonNode anew = rerate();
        assertThat(anew.at("/total/lines").asInt()).as("seed %s", seed).isEqualTo(priced);
        assertThat(new BigDecimal(anew.at("/total/cost_after_usd").asText()))
                .as("seed %s", seed)
                .isEqualByComparingTo(sum);
    }

    private DatedPrice price(Instant from) {
        return new DatedPrice(
                from,
                usd(),
                usd(),
                perhaps(),
                perhaps(),
                perhaps(),
                perhaps(),
                perhaps(),
                perhaps(),
                perhaps(),
                perhaps(),
                List.of(tier(1_000), tier(2_000)),
                perhaps(),
                List.of(new ToolPrice("web_search", usd())));
    }

    private ContextTier tier(long above) {
        return new ContextTier(
                above, perhaps(), perhaps(), perhaps(), perhaps(), perhaps(), perhaps(), perhaps(), perhaps(),
                perhaps(), perhaps());
    }

    private BigDecimal usd() {
        return BigDecimal.valueOf(1 + random.nextInt(90_000_000), 6);
    }

    private @Nullable BigDecimal perhaps() {
        return random.nextBoolean() ? null : usd();
    }

    /** Enters a line as the data plane prices it; answers its cost. */
    private @Nullable BigDecimal sell(List<DatedPrice> prices) {
        Instant at = FIRST.plus(Duration.ofMinutes(random.nextInt(29 * 24 * 60)));
        DatedPrice held = prices.getFirst();
        for (DatedPrice price : prices) {
            held = price.from().isAfter(at) ? held : price;
        }
        Tokens tokens = new Tokens(some(), some(), some(), some(), 1 + some(), some())
                .ofWhich(some() / 2, some() / 4, some() / 8, some() / 8);
        List<ToolCalls> calls = calls();
        BigDecimal cost = Tariff.of(held).costOf(tokens, calls);
        enter(at, tokens, calls, cost);
        return cost;
    }

    private long some() {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(700);
    }

    private List<ToolCalls> calls() {
        List<ToolCalls> calls = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            calls.add(new ToolCalls("web_search", 1 + random.nextInt(9)));
        }
        if (random.nextInt(10) == 0) {
            calls.add(new ToolCalls("maps", 1));
        }
        return calls;
    }

    private void enter(Instant at, Tokens tokens, List<ToolCalls> calls, @Nullable BigDecimal cost) {
        MediaTokens media = tokens.media();
        String mediaColumns = media == null
                ? "null, null, null, null"
                : media.audioInput() + ", " + media.imageInput() + ", " + media.audioOutput() + ", "
                        + media.imageOutput();
        List<String> members = calls.stream()
                .map(each -> "\"" + each.name() + "\":" + each.calls())
                .toList();
        ground.execute("insert into usage.ledger (day, event_id, line, started_at, ended_at, node, tenant, app,"
                + " subject_type, request_kind, stream, status, http_status, requests, errors, latency_ms, estimated,"
                + " provider, model, input_tokens, cached_tokens, cache_write_5m_tokens, cache_write_1h_tokens,"
                + " output_tokens, reasoning_tokens, audio_input_tokens, image_input_tokens, audio_output_tokens,"
                + " image_output_tokens, tool_calls, cost) values ('"
                + at.toString().substring(0, 10)
                + "', gen_random_uuid(), 1, '" + at + "', '" + at + "', 'n', '" + tenant
                + "', 'a', 'app', 'chat', false, 'success', 200, 1, 0, 5, false, 'p', '" + model + "', "
                + tokens.input() + ", " + tokens.cachedInput() + ", " + tokens.cacheWrite5m() + ", "
                + tokens.cacheWrite1h() + ", " + tokens.output() + ", " + tokens.reasoning() + ", " + mediaColumns
                + ", " + (calls.isEmpty() ? "null" : "'{" + String.join(",", members) + "}'") + ", "
                + (cost == null ? "null" : cost.toPlainString()) + ")");
    }

    private void publish(List<DatedPrice> prices) {
        control.admin("PUT", "/providers/alike", "{\"kind\":\"openai\",\"base_url\":\"https://x.example/v1\"}");
        control.admin("POST", "/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"T\"}");
        ControlPlane.Reply reply = control.admin(
                "PUT",
                "/models",
                Json.text(Map.of(
                        "id", model, "provider", "alike", "upstream_model", "m", "kind", "chat", "prices", prices)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private JsonNode rerate() {
        return control.admin(
                        "POST",
                        "/reratings",
                        "{\"model\":\"" + model
                                + "\",\"from\":\"2026-11-01T00:00:00Z\",\"to\":\"2026-12-01T00:00:00Z\"}")
                .json();
    }
}
