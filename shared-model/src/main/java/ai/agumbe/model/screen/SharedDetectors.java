package ai.agumbe.model.screen;

import ai.agumbe.model.detect.decode.Encoded;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.detect.pii.PiiRules;
import ai.agumbe.model.detect.secret.SecretRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The large detectors, made when they are first needed and shared by all policies that look for the same. */
public final class SharedDetectors {
    static final Set<String> DEFAULT_COUNTRIES = Set.of("US");
    private static final int MOST = 64;
    private static final Map<Wanted, Detector> MADE = new ConcurrentHashMap<>();

    private SharedDetectors() {}

    /** @param countries whose personal data is looked for; none where it is not */
    private record Wanted(boolean secrets, Set<String> countries) {}

    /** @param countries where personal data is looked for; the default ones when there are none */
    public static Detector of(boolean secrets, boolean pii, List<String> countries) {
        Set<String> where = countries.isEmpty() ? DEFAULT_COUNTRIES : Set.copyOf(countries);
        Wanted wanted = new Wanted(secrets, pii ? where : Set.of());
        if (MADE.size() >= MOST && !MADE.containsKey(wanted)) {
            MADE.clear();
        }
        return MADE.computeIfAbsent(wanted, SharedDetectors::make);
    }

    private static Detector make(Wanted wanted) {
        List<Rule> rules = new ArrayList<>();
        if (wanted.secrets()) {
            rules.addAll(SecretRules.all());
        }
        if (!wanted.countries().isEmpty()) {
            rules.addAll(PiiRules.of(new TreeSet<>(wanted.countries())));
        }
        return Encoded.seenThroughBy(rules);
    }
}
