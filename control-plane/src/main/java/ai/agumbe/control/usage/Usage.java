package ai.agumbe.control.usage;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.event.LatencyHistogram;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Adds up the hours that the usage-consumer has counted. */
@Singleton
final class Usage {
    private static final int MOST_ROWS = 50_000;
    private static final String HISTOGRAM = IntStream.rangeClosed(1, LatencyHistogram.BUCKETS)
            .mapToObj(bucket -> "sum(latency[" + bucket + "])")
            .collect(Collectors.joining(", ", "array[", "]::bigint[] as latency"));
    private static final String SUMS = """
            sum(requests) as requests, sum(errors) as errors, sum(prompt_tokens) as prompt_tokens,
            sum(completion_tokens) as completion_tokens, sum(cached_tokens) as cached_tokens,
            sum(reasoning_tokens) as reasoning_tokens, sum(audio_input_tokens) as audio_input_tokens,
            sum(image_input_tokens) as image_input_tokens, sum(audio_output_tokens) as audio_output_tokens,
            sum(image_output_tokens) as image_output_tokens, sum(tool_calls) as tool_calls, sum(unpriced) as unpriced, sum(cost) as cost,
            """;

    private final UsageViews views;
    private final AppLabels labels;

    Usage(UsageViews views, AppLabels labels) {
        this.views = views;
        this.labels = labels;
    }

    /** Rows by bucket and dimensions, in that order. */
    List<UsageRow> of(UsageQuery query) {
        List<UsageRow> rows = read(query);
        return query.asksApps() ? labels.of(query, rows) : rows;
    }

    private List<UsageRow> read(UsageQuery query) {
        List<Dimension> columns = query.columns();
        String dimensions =
                columns.stream().map(dimension -> ", " + dimension.wireName()).collect(Collectors.joining());
        Conditions conditions = Conditions.ofTenant(query.tenant())
                .and("hour >= ?", query.from().atOffset(ZoneOffset.UTC))
                .and("hour < ?", query.to().atOffset(ZoneOffset.UTC));
        String app = query.app();
        if (app != null) {
            conditions.and("app = ?", app);
        }
        String sql = "select " + query.bucket() + " as bucket" + dimensions + ", " + SUMS + HISTOGRAM
                + " from " + query.view() + conditions.sql() + " group by bucket" + dimensions + " order by bucket"
                + dimensions + " limit " + (MOST_ROWS + 1);
        List<UsageRow> rows = views.read(
                query.tenant(),
                connection ->
                        Query.of(connection, sql).with(conditions.values()).all(row -> UsageRow.read(row, columns)));
        if (rows.size() > MOST_ROWS) {
            throw Problem.invalid(
                    "group_by", "makes more than " + MOST_ROWS + " rows (expected: fewer groups or a shorter period)");
        }
        return rows;
    }
}
