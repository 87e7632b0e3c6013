package ai.agumbe.model.detect.match;

import org.jspecify.annotations.Nullable;

/** Decides whether what has the right form is what it looks like. */
@FunctionalInterface
public interface Check {
    /** Null when it is not. */
    @Nullable Judgement judge(String match);

    /** Takes the form for proof. */
    static Check form(double confidence) {
        return match -> Judgement.of(match, confidence);
    }
}
