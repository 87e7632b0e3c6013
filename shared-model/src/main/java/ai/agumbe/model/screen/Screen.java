package ai.agumbe.model.screen;

import ai.agumbe.model.guard.ContentCheck;
import ai.agumbe.model.guard.ContentLength;
import ai.agumbe.model.guard.Keywords;
import ai.agumbe.model.guard.Mode;
import ai.agumbe.model.guard.Policy;
import ai.agumbe.model.guard.RemoteDetector;
import org.jspecify.annotations.Nullable;

/** A policy with its detectors, made ready when the first call needs them. Immutable to everybody who looks. */
public final class Screen {
    public static final Screen OPEN = new Screen(Policy.OPEN);

    private final Policy policy;
    private final boolean readsInput;
    private final boolean readsOutput;
    /** Races write equal values. */
    private volatile @Nullable StageRules input;

    private volatile @Nullable StageRules output;

    public Screen(Policy policy) {
        this.policy = policy;
        this.readsInput = readsBoth()
                || isOn(ContentCheck.PROMPT_INJECTION)
                || isOn(ContentCheck.INDIRECT_PROMPT_INJECTION)
                || !policy.keywords().equals(Keywords.NONE)
                || !policy.contentLength().equals(ContentLength.ANY)
                || !policy.remoteDetectors().isEmpty();
        this.readsOutput = readsBoth()
                || isOn(ContentCheck.OUTPUT_SAFETY)
                || isOn(ContentCheck.GROUNDEDNESS)
                || policy.remoteDetectors().stream().anyMatch(RemoteDetector::output);
    }

    public Policy policy() {
        return policy;
    }

    /** Whether any text of an ask is looked at. */
    boolean readsInput() {
        return readsInput;
    }

    /** Whether any text of an answer is looked at. */
    boolean readsOutput() {
        return readsOutput;
    }

    private boolean readsBoth() {
        return isOn(ContentCheck.PII)
                || isOn(ContentCheck.SECRETS)
                || isOn(ContentCheck.DENIED_TOPICS)
                || policy.patterns().stream().anyMatch(pattern -> pattern.mode() != Mode.OFF);
    }

    private boolean isOn(ContentCheck check) {
        return !policy.mode(check).isOff();
    }

    StageRules rules(Stage stage) {
        return stage == Stage.INPUT ? inputRules() : outputRules();
    }

    private StageRules inputRules() {
        StageRules known = input;
        if (known == null) {
            known = StageRules.of(policy, Stage.INPUT);
            input = known;
        }
        return known;
    }

    private StageRules outputRules() {
        StageRules known = output;
        if (known == null) {
            known = StageRules.of(policy, Stage.OUTPUT);
            output = known;
        }
        return known;
    }
}
