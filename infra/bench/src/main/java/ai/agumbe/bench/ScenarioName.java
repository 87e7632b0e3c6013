package ai.agumbe.bench;

import ai.agumbe.bench.load.Rate;
import ai.agumbe.bench.load.StreamPlan;
import ai.agumbe.bench.scenario.ChatScenario;
import ai.agumbe.bench.scenario.Effort;
import ai.agumbe.bench.scenario.GrowthScenario;
import ai.agumbe.bench.scenario.GuardedScenario;
import ai.agumbe.bench.scenario.IntakeScenario;
import ai.agumbe.bench.scenario.PacedScenario;
import ai.agumbe.bench.scenario.Scenario;
import ai.agumbe.bench.scenario.StartScenario;
import ai.agumbe.bench.scenario.StreamScenario;
import ai.agumbe.bench.scenario.VisibleScenario;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The scenarios that can be asked for, and how each is made from the command line. */
enum ScenarioName {
    CHAT,
    GUARDED,
    WHOLE,
    PACED,
    STREAMS,
    CROWD,
    LARGE,
    HUGE,
    INTAKE,
    VISIBLE,
    GROWTH,
    START,
    START_MANY;

    private static final int LARGE_BYTES = 100 * 1024;
    private static final int HUGE_BYTES = 1024 * 1024;
    /** A node takes in no more bytes at once than its memory allows, and answers what is above it with 503. */
    private static final int HUGE_AT_ONCE = 16;

    private static final int INTAKE_EXCHANGES = 300_000;
    private static final int STARTS = 5;
    private static final Duration SETTLE = Duration.ofSeconds(4);
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(1);

    static List<ScenarioName> of(Arguments arguments) {
        var asked = arguments.list(Option.SCENARIO);
        return asked.equals(List.of("all"))
                ? List.of(values())
                : asked.stream().map(ScenarioName::of).toList();
    }

    /** As it is written on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the goals speak of is measured without the usage-consumer, which would take the load's own cores. */
    Bookkeeping bookkeeping() {
        return switch (this) {
            case WHOLE, INTAKE, GROWTH -> Bookkeeping.RUNS;
            case VISIBLE -> Bookkeeping.DATED;
            default -> Bookkeeping.STOPPED;
        };
    }

    boolean streams() {
        return this == STREAMS || this == CROWD;
    }

    Scenario make(Arguments arguments) {
        int connections = arguments.number(Option.CONNECTIONS);
        int promptBytes = arguments.number(Option.PROMPT_BYTES);
        var effort = effort(arguments);
        return switch (this) {
            case CHAT -> ChatScenario.judged("chat", effort, connections, promptBytes);
            case GUARDED -> new GuardedScenario(effort, connections, promptBytes);
            case WHOLE -> ChatScenario.plain("whole", effort, connections, promptBytes);
            case LARGE -> ChatScenario.plain("large", effort, connections, LARGE_BYTES);
            case HUGE -> ChatScenario.plain("huge", effort, Math.min(connections, HUGE_AT_ONCE), HUGE_BYTES);
            case INTAKE -> new IntakeScenario(Math.max(1, arguments.number(Option.ROUNDS)), INTAKE_EXCHANGES);
            case VISIBLE ->
                new VisibleScenario(effort, new Rate(arguments.number(Option.RATE), connections), promptBytes);
            case GROWTH -> new GrowthScenario(effort, connections, promptBytes);
            case START -> new StartScenario("start", 10_000, STARTS, 1_000);
            case START_MANY -> new StartScenario("start-many", 100_000, STARTS, 5_000);
            case PACED -> new PacedScenario(effort, new Rate(arguments.number(Option.RATE), connections), promptBytes);
            case STREAMS -> StreamScenario.few("streams", effort, plan(arguments, 200, 50), promptBytes);
            case CROWD -> StreamScenario.many("crowd", effort, plan(arguments, 2_000, 200), promptBytes);
        };
    }

    /** As many chunks as fill the seconds of a round, at least enough for two seconds of a slow stream. */
    private static StreamPlan plan(Arguments arguments, int usualStreams, int paceMillis) {
        int asked = arguments.number(Option.STREAMS);
        int chunks = Math.max(10, arguments.number(Option.SECONDS) * 1_000 / paceMillis);
        return new StreamPlan(asked == 0 ? usualStreams : asked, chunks, Duration.ofMillis(paceMillis), OPEN_WITHIN);
    }

    private Effort effort(Arguments arguments) {
        var warmUp = Duration.ofSeconds(arguments.number(Option.WARM_UP));
        return new Effort(
                Math.max(1, arguments.number(Option.ROUNDS)),
                streams() ? warmUp.dividedBy(2) : warmUp,
                Duration.ofSeconds(Math.max(1, arguments.number(Option.SECONDS))),
                SETTLE);
    }

    private static ScenarioName of(String word) {
        return Arrays.stream(values())
                .filter(name -> name.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageFault("--scenario: " + word
                        + " (expected: chat, guarded, whole, paced, streams, crowd, large, huge, intake, visible, growth, start, start-many"
                        + " or all)"));
    }
}
