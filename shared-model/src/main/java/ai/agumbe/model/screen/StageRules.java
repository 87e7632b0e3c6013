package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.detect.phrase.Phrases;
import ai.agumbe.model.detect.pii.CustomRules;
import ai.agumbe.model.guard.ContentCheck;
import ai.agumbe.model.guard.CustomPattern;
import ai.agumbe.model.guard.Mode;
import ai.agumbe.model.guard.Policy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rules of a policy that read texts of a stage, by what is done about what they find. Immutable. */
final class StageRules {
    private final Map<Mode, List<Detector>> byMode = new EnumMap<>(Mode.class);

    private StageRules() {}

    static StageRules of(Policy policy, Stage stage) {
        StageRules rules = new StageRules();
        for (Mode mode : Mode.values()) {
            rules.byMode.put(mode, mode.isOff() ? List.of() : detectors(policy, stage, mode));
        }
        return rules;
    }

    /** Those of a customer's own first: they must not read the labels that the others put in. */
    List<Detector> in(Mode mode) {
        return byMode.getOrDefault(mode, List.of());
    }

    private static List<Detector> detectors(Policy policy, Stage stage, Mode mode) {
        List<Detector> detectors = new ArrayList<>(2);
        List<Rule> own = own(policy, stage, mode);
        if (!own.isEmpty()) {
            detectors.add(new Detector(own));
        }
        boolean secrets = policy.mode(ContentCheck.SECRETS) == mode;
        boolean pii = policy.mode(ContentCheck.PII) == mode;
        if (secrets || pii) {
            detectors.add(SharedDetectors.of(
                    secrets, pii, policy.check(ContentCheck.PII).countries()));
        }
        return List.copyOf(detectors);
    }

    private static List<Rule> own(Policy policy, Stage stage, Mode mode) {
        List<Rule> rules = new ArrayList<>();
        if (policy.mode(ContentCheck.DENIED_TOPICS) == mode
                && !policy.deniedTopics().isEmpty()) {
            rules.add(Phrases.rule("deniedTopicsList", Kind.TOPIC, policy.deniedTopics()));
        }
        boolean keywords = stage == Stage.INPUT && policy.keywords().mode() == mode;
        if (keywords && !policy.keywords().words().isEmpty()) {
            rules.add(Phrases.rule(
                    "keywordBlocklist", Kind.KEYWORD, policy.keywords().words()));
        }
        for (CustomPattern pattern : policy.patterns()) {
            if (pattern.mode() == mode) {
                rules.add(CustomRules.of(pattern.label(), pattern.pattern()));
            }
        }
        return rules;
    }
}
