package ai.agumbe.model.screen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the guardrails of one exchange decided, each once, with the rules that applied. Used by one thread. */
final class Decisions {
    static final String ENFORCE = "enforce";
    private static final int MOST_RULES = 10;

    private final Map<Made, Set<String>> rules = new LinkedHashMap<>();

    private record Made(Guardrail guardrail, Stage stage, Action action, String mode) {}

    void note(Guardrail guardrail, Stage stage, Action action, String mode, String rule) {
        Set<String> applied =
                rules.computeIfAbsent(new Made(guardrail, stage, action, mode), made -> new LinkedHashSet<>());
        if (applied.size() < MOST_RULES) {
            applied.add(rule);
        }
    }

    List<Decision> list() {
        List<Decision> decisions = new ArrayList<>(rules.size());
        rules.forEach((made, applied) -> decisions.add(new Decision(
                made.guardrail().wireName(),
                made.stage().wireName(),
                made.action().wireName(),
                made.mode(),
                String.join(", ", applied))));
        return decisions;
    }
}
