package ai.agumbe.control.rerating;

import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.money.Price;
import ai.agumbe.model.money.Tariff;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A model's prices as rows of SQL: from when, until when, of prompts longer than what and up to what, its name on lines, and what a
 * token of each bucket, a request and a call to each tool costs, in 10⁻¹² dollars.
 *
 * @param values of all rows, one after the other
 */
record NewPrices(String sql, List<Object> values) {
    static final String COLUMNS =
            "from_at, to_at, above, up_to, name, input, cached, write5m, write1h, output, reasoning,"
                    + " audio_input, image_input, audio_output, image_output, per_request, tools";
    private static final String ROW = "(?::timestamptz, ?::timestamptz, ?::bigint, ?::bigint, ?::text"
            + ", ?::numeric".repeat(11) + ", ?::jsonb)";
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    NewPrices {
        values = List.copyOf(values);
    }

    /** Of a model that has one at least. */
    static NewPrices of(ModelDocument model) {
        List<DatedPrice> prices = model.prices().stream()
                .sorted(Comparator.comparing(DatedPrice::from))
                .toList();
        List<Object> values = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < prices.size(); i++) {
            DatedPrice dated = prices.get(i);
            Instant until = i + 1 < prices.size()
                    ? Objects.requireNonNull(prices.get(i + 1)).from()
                    : END;
            String name = model.version() + "@" + dated.from();
            Tariff tariff = Tariff.of(dated);
            for (Span span : spans(tariff)) {
                values.add(dated.from().atOffset(ZoneOffset.UTC));
                values.add(until.atOffset(ZoneOffset.UTC));
                values.addAll(List.of(span.above(), span.upTo(), name));
                values.addAll(tokenPrices(span.price()));
                values.addAll(List.of(tariff.perRequest(), Json.text(tariff.tools())));
                rows++;
            }
        }
        return new NewPrices(String.join(", ", Collections.nCopies(rows, ROW)), values);
    }

    /** Prompts of so many tokens cost that. */
    private record Span(long above, long upTo, Price price) {}

    private static List<Span> spans(Tariff tariff) {
        List<Span> spans = new ArrayList<>();
        long above = -1;
        Price price = tariff.price();
        for (Tariff.Tier tier : tariff.tiers()) {
            spans.add(new Span(above, tier.abovePromptTokens(), price));
            above = tier.abovePromptTokens();
            price = tier.price();
        }
        spans.add(new Span(above, Long.MAX_VALUE, price));
        return spans;
    }

    private static List<Long> tokenPrices(Price price) {
        return List.of(
                price.input(),
                price.cachedInput(),
                price.cacheWrite5m(),
                price.cacheWrite1h(),
                price.output(),
                price.reasoning(),
                price.audioInput(),
                price.imageInput(),
                price.audioOutput(),
                price.imageOutput());
    }
}
