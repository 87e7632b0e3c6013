package ai.agumbe.control.rerating;

import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.money.Price;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A model's prices as rows of SQL: from when, until when, its name on lines, and what a token of each bucket costs, in 10⁻¹² dollars.
 *
 * @param values of all rows, one after the other
 */
record NewPrices(String sql, List<Object> values) {
    static final String COLUMNS =
            "from_at, to_at, name, input, cached, write5m, write1h, output, reasoning, audio_input,"
                    + " image_input, audio_output, image_output";
    private static final String ROW = "(?::timestamptz, ?::timestamptz, ?::text" + ", ?::numeric".repeat(10) + ")";
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    NewPrices {
        values = List.copyOf(values);
    }

    /** Of a model that has one at least. */
    static NewPrices of(ModelDocument model) {
        List<DatedPrice> prices = model.prices().stream()
                .sorted(Comparator.comparing(DatedPrice::from))
                .toList();
        List<String> rows = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            DatedPrice dated = prices.get(i);
            Instant until = i + 1 < prices.size()
                    ? Objects.requireNonNull(prices.get(i + 1)).from()
                    : END;
            Price price = Price.of(dated);
            rows.add(ROW);
            values.addAll(List.of(
                    dated.from().atOffset(ZoneOffset.UTC),
                    until.atOffset(ZoneOffset.UTC),
                    model.version() + "@" + dated.from(),
                    price.input(),
                    price.cachedInput(),
                    price.cacheWrite5m(),
                    price.cacheWrite1h(),
                    price.output(),
                    price.reasoning()));
            values.addAll(List.of(price.audioInput(), price.imageInput(), price.audioOutput(), price.imageOutput()));
        }
        return new NewPrices(String.join(", ", rows), values);
    }
}
