package ai.agumbe.bench.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast the usage-consumer enters into Postgres what lies on full topics. */
public final class IntakeScenario implements Scenario {
    private static final double GOAL_PER_SECOND = 10_000;

    private static final int TENANTS = 50;

    private final int rounds;
    private final int exchanges;

    /** @param exchanges of one round, two events each */
    public IntakeScenario(int rounds, int exchanges) {
        this.rounds = rounds;
        this.exchanges = exchanges;
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        var measured = new ArrayList<Round>();
        var laid = new Books.Laid(0, 0);
        for (int round = 1; round <= rounds; round++) {
            bed.progress().now("intake: laying %,d exchanges, round %d of %d".formatted(exchanges, round, rounds));
            laid = bed.books().lay(exchanges, TENANTS);
            bed.progress().now("intake: entering them");
            measured.add(round(bed.books().enter()));
        }
        return new Measured(
                "intake",
                String.format(
                        Locale.ROOT,
                        "from full topics into Postgres, %,d exchanges (%,d + %,d bytes), the usage-consumer just started; medians of"
                                + " %d rounds",
                        exchanges,
                        laid.usageBytes(),
                        laid.rowBytes(),
                        rounds),
                "exchange",
                List.of(Metric.PER_SECOND_ENTERED),
                List.of(Goal.atLeast("exchanges/s into Postgres", Metric.PER_SECOND_ENTERED, GOAL_PER_SECOND)),
                Map.of(Side.GATEWAY, measured));
    }

    private Round round(Books.Entered entered) {
        var figures = new LinkedHashMap<Metric, Double>();
        figures.put(Metric.PER_SECOND_ENTERED, exchanges / entered.seconds());
        return new Round(figures, exchanges, entered.cpu(), entered.memory());
    }
}
