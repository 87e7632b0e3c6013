package ai.agumbe.control.route;

import ai.agumbe.control.document.Owned;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.RouteDocument.Candidate;
import ai.agumbe.model.id.IdRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The candidates of a route: at least one, each model and credential once. */
final class Candidates {
    private static final int MAX_WEIGHT = 1_000_000;
    private static final int MAX_ATTEMPTS = 10;
    private static final int MAX_CANDIDATES = 100;
    private static final String LIST = "candidates";

    private Candidates() {}

    static List<Candidate> read(Members members) {
        List<Members> entries = members.objects(LIST);
        List<Candidate> candidates = new ArrayList<>();
        Set<List<Object>> known = new HashSet<>();
        for (Members entry : entries == null ? List.<Members>of() : entries) {
            Candidate candidate = candidate(entry);
            if (!known.add(List.of(candidate.model(), String.valueOf(candidate.credential())))) {
                entry.fault("model", candidate.model() + " stands twice (expected: once)");
            }
            candidates.add(candidate);
        }
        if (entries == null || entries.isEmpty() || entries.size() > MAX_CANDIDATES) {
            members.fault(LIST, "is not a list of models (expected: 1 to " + MAX_CANDIDATES + " candidates)");
        }
        return candidates;
    }

    private static Candidate candidate(Members entry) {
        String model = entry.requiredText("model");
        if (!model.isBlank() && !IdRule.MODEL.allows(model)) {
            entry.fault("model", "is not a catalogue id (expected: like @openai/gpt-4o-mini; a route names no route)");
        }
        Integer weight = entry.number("weight", 1, MAX_WEIGHT);
        Integer attempts = entry.number("retry_attempts", 1, MAX_ATTEMPTS);
        Candidate candidate = new Candidate(
                model,
                entry.text("credential"),
                weight == null ? 1 : weight,
                attempts == null ? 1 : attempts,
                Owned.timeoutsOrNull(entry));
        entry.end();
        return candidate;
    }
}
