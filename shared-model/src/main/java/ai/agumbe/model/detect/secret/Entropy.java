package ai.agumbe.model.detect.secret;

import java.util.HashMap;
import java.util.Map;

/** How evenly a text's characters are spread, in bits per character (Shannon's). */
final class Entropy {
    private static final double LOG_2 = Math.log(2);

    private Entropy() {}

    static double of(String text) {
        Map<Character, Integer> counts = new HashMap<>();
        for (int i = 0; i < text.length(); i++) {
            counts.merge(text.charAt(i), 1, Integer::sum);
        }
        double bits = 0;
        for (int count : counts.values()) {
            double share = (double) count / text.length();
            bits -= share * Math.log(share) / LOG_2;
        }
        return bits;
    }
}
