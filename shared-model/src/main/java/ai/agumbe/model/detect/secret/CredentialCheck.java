package ai.agumbe.model.detect.secret;

import ai.agumbe.model.detect.match.Check;
import ai.agumbe.model.detect.match.Judgement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a credential from a placeholder or a word of the same form.
 *
 * @param leastEntropy in bits per character
 * @param drop how many of the last characters are not part of the credential
 */
record CredentialCheck(
        double leastEntropy,
        double confidence,
        Set<String> flags,
        @Nullable CheckSum sum,
        int drop) implements Check {
    private static final double WRONG_SUM = 0.6;

    @Override
    public @Nullable Judgement judge(String match) {
        int end = match.length() - drop;
        String credential =
                flags.contains("value") ? Placeholders.withoutPunctuation(match, end) : match.substring(0, end);
        if (flags.contains("value") && match.startsWith("..", credential.length())) {
            return null;
        }
        if (credential.isEmpty() || Entropy.of(credential) < leastEntropy || !hasWhatItShould(credential)) {
            return null;
        }
        if (PublishedKeys.has(credential)) {
            return null;
        }
        double sure = sum == null || sum.holds(credential) ? confidence : Math.min(confidence, WRONG_SUM);
        return new Judgement(sure, 0, credential.length(), null);
    }

    private boolean hasWhatItShould(String credential) {
        boolean digits = credential.chars().anyMatch(Character::isDigit);
        boolean letters = credential.chars().anyMatch(Character::isLetter);
        boolean others = credential.chars().anyMatch(c -> !Character.isLetterOrDigit(c));
        if (flags.contains("digit") && !digits) {
            return false;
        }
        if (flags.contains("mixed") && (!letters || !(digits || others))) {
            return false;
        }
        if (flags.contains("cased") && credential.chars().noneMatch(Character::isUpperCase)) {
            return false;
        }
        if (flags.contains("example") && Placeholders.isShown(credential)) {
            return false;
        }
        return !flags.contains("value") || !Placeholders.isOne(credential);
    }
}
