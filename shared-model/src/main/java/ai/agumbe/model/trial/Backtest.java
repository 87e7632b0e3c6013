package ai.agumbe.model.trial;

import ai.agumbe.model.screen.Decision;
import ai.agumbe.model.screen.Screen;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Holds call after call against a policy, and adds up what it would have done. Nobody outside is asked. Used by one thread. */
public final class Backtest {
    private static final int MOST_EXAMPLES = 20;
    private static final long NANOS = 1_000;

    private final Screen screen;
    private final LongSupplier ticker;
    private final Map<Worst, Integer> calls = new EnumMap<>(Worst.class);
    private final Map<Made, Count> decisions = new LinkedHashMap<>();
    private final List<Example> examples = new ArrayList<>();
    private BigDecimal unspent = BigDecimal.ZERO;
    private BigDecimal paidInVain = BigDecimal.ZERO;
    private int longer;
    private long[] micros = new long[256];
    private int tried;

    /** The worst that would have happened to a call. */
    private enum Worst {
        NOTHING,
        DETECTED,
        REDACTED,
        BLOCKED
    }

    private record Made(String guardrail, String stage, String action) {}

    private record Example(String call, Decision decision) {}

    /** How many calls a decision concerns, and how many each rule. */
    private static final class Count {
        private final Map<String, Integer> rules = new TreeMap<>();
        private int calls;

        void add(String detail) {
            calls++;
            for (String rule : detail.split(", ", -1)) {
                rules.merge(rule, 1, Integer::sum);
            }
        }
    }

    /** @param ticker counts nanoseconds */
    public Backtest(Screen screen, LongSupplier ticker) {
        this.screen = screen;
        this.ticker = ticker;
        for (Worst worst : Worst.values()) {
            calls.put(worst, 0);
        }
    }

    public void add(PastCall call) {
        long begun = ticker.getAsLong();
        CallTrial trial = CallTrial.of(screen, call);
        took((ticker.getAsLong() - begun) / NANOS);
        calls.merge(worst(trial), 1, Integer::sum);
        for (Decision decision : trial.decisions()) {
            decisions
                    .computeIfAbsent(
                            new Made(decision.guardrail(), decision.stage(), decision.action()), made -> new Count())
                    .add(decision.detail());
            if (examples.size() < MOST_EXAMPLES) {
                examples.add(new Example(call.id(), decision));
            }
        }
        BigDecimal cost = call.cost() == null ? BigDecimal.ZERO : call.cost();
        switch (trial.end()) {
            case REFUSED -> unspent = unspent.add(cost);
            case WITHHELD -> paidInVain = paidInVain.add(cost);
            case ANSWERED -> longer += isLonger(call) ? 1 : 0;
        }
    }

    public int tried() {
        return tried;
    }

    /** Everything so far. Names calls and rules, never what was said. */
    public ObjectNode report() {
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("examined", tried);
        report.put("untouched", calls.get(Worst.NOTHING))
                .put("detected", calls.get(Worst.DETECTED))
                .put("redacted", calls.get(Worst.REDACTED))
                .put("blocked", calls.get(Worst.BLOCKED));
        ArrayNode told = report.putArray("decisions");
        decisions.forEach((made, count) -> {
            ObjectNode one = told.addObject()
                    .put("guardrail", made.guardrail())
                    .put("stage", made.stage())
                    .put("action", made.action())
                    .put("requests", count.calls);
            count.rules.forEach(one.putObject("rules")::put);
        });
        ArrayNode shown = report.putArray("examples");
        examples.forEach(example -> shown.addObject()
                .put("request_id", example.call())
                .put("guardrail", example.decision().guardrail())
                .put("stage", example.decision().stage())
                .put("action", example.decision().action())
                .put("detail", example.decision().detail()));
        report.putObject("cost")
                .put("not_spent", unspent.toPlainString())
                .put("spent_on_withheld_answers", paidInVain.toPlainString());
        report.put("answers_longer_than_max_tokens", longer);
        long[] sorted = Arrays.copyOf(micros, tried);
        Arrays.sort(sorted);
        report.putObject("micros_per_request")
                .put("p50", at(sorted, 50))
                .put("p99", at(sorted, 99))
                .put("most", at(sorted, 100));
        return report;
    }

    private static Worst worst(CallTrial trial) {
        if (trial.end() != CallTrial.End.ANSWERED) {
            return Worst.BLOCKED;
        }
        return trial.decisions().stream().anyMatch(decision -> decision.action().equals("redacted"))
                ? Worst.REDACTED
                : trial.decisions().isEmpty() ? Worst.NOTHING : Worst.DETECTED;
    }

    private boolean isLonger(PastCall call) {
        Integer most = screen.policy().maxTokens();
        return most != null && call.outputTokens() != null && call.outputTokens() > most;
    }

    private void took(long time) {
        if (tried == micros.length) {
            micros = Arrays.copyOf(micros, 2 * tried);
        }
        micros[tried++] = time;
    }

    private static long at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }
}
