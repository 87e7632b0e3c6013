package ai.agumbe.control.usage;

import ai.agumbe.model.event.LatencyHistogram;
import ai.agumbe.model.money.MediaTokens;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one bucket and group, or of all.
 *
 * @param labels bucket and dimensions by their names; none in the total
 * @param latency calls in each bucket of {@link LatencyHistogram}
 */
record UsageRow(Map<String, @Nullable String> labels, Counts counts, BigDecimal cost, List<Long> latency) {
    /** The label that says when. */
    static final String BUCKET = "bucket";

    /** What is counted. */
    record Counts(
            long requests,
            long errors,
            long prompt,
            long completion,
            long cached,
            long reasoning,
            MediaTokens media,
            long toolCalls,
            long unpriced) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, new MediaTokens(0, 0, 0, 0), 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    requests + other.requests,
                    errors + other.errors,
                    prompt + other.prompt,
                    completion + other.completion,
                    cached + other.cached,
                    reasoning + other.reasoning,
                    media.plus(other.media),
                    toolCalls + other.toolCalls,
                    unpriced + other.unpriced);
        }
    }

    static UsageRow read(ResultSet row, List<Dimension> dimensions) throws SQLException {
        Map<String, @Nullable String> labels = new LinkedHashMap<>();
        labels.put(BUCKET, row.getString(BUCKET));
        for (Dimension dimension : dimensions) {
            String value = row.getString(dimension.wireName());
            labels.put(dimension.wireName(), value == null || value.isEmpty() ? null : value);
        }
        Counts counts = new Counts(
                row.getLong("requests"),
                row.getLong("errors"),
                row.getLong("prompt_tokens"),
                row.getLong("completion_tokens"),
                row.getLong("cached_tokens"),
                row.getLong("reasoning_tokens"),
                new MediaTokens(
                        row.getLong("audio_input_tokens"),
                        row.getLong("image_input_tokens"),
                        row.getLong("audio_output_tokens"),
                        row.getLong("image_output_tokens")),
                row.getLong("tool_calls"),
                row.getLong("unpriced"));
        Array latency = row.getArray("latency");
        return new UsageRow(labels, counts, row.getBigDecimal("cost"), List.of((Long[]) latency.getArray()));
    }

    /** The sum of all rows, without labels. */
    static UsageRow total(List<UsageRow> rows) {
        Counts counts = Counts.NONE;
        BigDecimal cost = BigDecimal.ZERO;
        Long[] latency = new Long[LatencyHistogram.BUCKETS];
        java.util.Arrays.fill(latency, 0L);
        for (UsageRow row : rows) {
            counts = counts.plus(row.counts);
            cost = cost.add(row.cost);
            for (int bucket = 0; bucket < latency.length; bucket++) {
                latency[bucket] += row.latency.get(bucket);
            }
        }
        return new UsageRow(Map.of(), counts, cost, List.of(latency));
    }

    UsageRow with(Map<String, @Nullable String> named) {
        return new UsageRow(named, counts, cost, latency);
    }

    long tokens() {
        return counts.prompt() + counts.completion();
    }

    long percentile(int percent) {
        return LatencyHistogram.percentile(
                latency.stream().mapToLong(Long::longValue).toArray(), percent);
    }

    String costText() {
        return text(cost);
    }

    /** All digits, none of them padding, never an exponent. */
    static String text(BigDecimal usd) {
        return usd.signum() == 0 ? "0" : usd.stripTrailingZeros().toPlainString();
    }
}
