package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.LatencyHistogram;
import ai.agumbe.model.money.Tokens;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Sums of one group, while a batch is added up. */
final class HourTotals {
    private long requests;
    private long errors;
    private Tokens tokens = Tokens.NONE;
    private BigDecimal cost = BigDecimal.ZERO;
    private long unpriced;
    private long toolCalls;
    private final long[] latency = new long[LatencyHistogram.BUCKETS];

    void add(SoldLine line) {
        requests += line.requests();
        errors += line.errors();
        tokens = tokens.plus(line.tokens());
        toolCalls += line.toolCalls();
        BigDecimal price = line.cost();
        if (price != null) {
            cost = cost.add(price);
        }
        if (line.unpriced()) {
            unpriced++;
        }
        latency[LatencyHistogram.bucketOf(line.latencyMs())] += line.requests();
    }

    long requests() {
        return requests;
    }

    long errors() {
        return errors;
    }

    Tokens tokens() {
        return tokens;
    }

    BigDecimal cost() {
        return cost;
    }

    long unpriced() {
        return unpriced;
    }

    long toolCalls() {
        return toolCalls;
    }

    /** In the text form of a Postgres array. */
    String latency() {
        return Arrays.stream(latency).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
