package ai.agumbe.model.detect.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Undoes disguise, one code point at a time and without looking around, so that a text folds the same however it is cut:
 * compatibility forms, accents, look-alikes, foreign digits, invisible characters and odd spaces.
 */
public final class Folding {
    private static final int BASIC = 0x10000;
    private static final int TAGS = 0xE0000;
    private static final int PAGE = 8;
    private static final String LOOK_ALIKES =
            "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkмmтtвbнhгrАAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSҮYԌG"
                    + "αaοoνvρpτtυuιiκkεeγyχxΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX"
                    + "ıiɡgɑaƅbɩiʟlոnսuօoհhցgքpℓl∣|ǀl‐-‑-‒-–-—-―-−-﹣-‘'’'‚'‛'′'“\"”\"„\"‟\"″\"⁄/∕/․.。.·.꞉:ⵑ!";
    private static final Map<Integer, String> ALIKE = alike();

    /** The characters of the basic plane that are known to read as themselves; a race writes the same value twice. */
    private static final boolean[] SAME = new boolean[BASIC];

    /** By pages, what others of them read as; a thread that does not see yet what another wrote computes it again. */
    private static final @Nullable String[][] FOLDED = new String[BASIC >> PAGE][];

    private Folding() {}

    /** What this code point reads as: null when as itself, empty when it is invisible. */
    public static @Nullable String fold(int codePoint) {
        if (codePoint < 0x80) {
            return null;
        }
        if (codePoint >= BASIC) {
            String folded = compute(codePoint);
            return folded.codePointAt(0) == codePoint && folded.length() == 2 ? null : empty(folded);
        }
        if (SAME[codePoint]) {
            return null;
        }
        @Nullable String[] page = FOLDED[codePoint >> PAGE];
        String known = page == null ? null : page[codePoint & ((1 << PAGE) - 1)];
        return known == null ? learn(codePoint) : known;
    }

    private static @Nullable String learn(int codePoint) {
        String folded = compute(codePoint);
        if (folded.length() == 1 && folded.charAt(0) == codePoint) {
            SAME[codePoint] = true;
            return null;
        }
        remember(codePoint, empty(folded));
        return empty(folded);
    }

    private static synchronized void remember(int codePoint, String folded) {
        if (FOLDED[codePoint >> PAGE] == null) {
            FOLDED[codePoint >> PAGE] = new String[1 << PAGE];
        }
        FOLDED[codePoint >> PAGE][codePoint & ((1 << PAGE) - 1)] = folded;
    }

    /** The whole text folded: the plain view when nothing changes, at the cost of one pass for ASCII. */
    public static TextView fold(String text) {
        TextView plain = TextView.plain(text);
        int first = firstFolded(text);
        if (first == text.length()) {
            return plain;
        }
        TextView.Builder folded = new TextView.Builder(plain, text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            String as = i < first ? null : fold(codePoint);
            if (as != null) {
                folded.put(as, i, end);
            } else if (end == i + 1) {
                folded.put((char) codePoint, i, end);
            } else {
                folded.put(Character.toString(codePoint), i, end);
            }
            i = end;
        }
        return folded.build(View.FOLDED);
    }

    /** Whether the character is there to be unseen: tags, direction marks, zero width. */
    static boolean isInvisible(int codePoint) {
        return codePoint == 0xAD
                || codePoint == 0x34F
                || codePoint == 0x61C
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0x17B4 && codePoint <= 0x17B5)
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || (codePoint >= 0x200B && codePoint <= 0x200F)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2060 && codePoint <= 0x206F)
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || codePoint == 0xFEFF
                || (codePoint >= 0xFFF9 && codePoint <= 0xFFFB)
                || (codePoint >= TAGS && codePoint <= 0xE0FFF);
    }

    private static int firstFolded(String text) {
        int i = 0;
        while (i < text.length()) {
            if (text.charAt(i) < 0x80) {
                i++;
                continue;
            }
            int codePoint = text.codePointAt(i);
            if (fold(codePoint) != null) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return text.length();
    }

    private static String compute(int codePoint) {
        if (codePoint > TAGS + 0x1F && codePoint < TAGS + 0x7F) {
            return Character.toString(codePoint - TAGS);
        }
        if (isInvisible(codePoint) || isAccent(codePoint)) {
            return "\0";
        }
        if (codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029) {
            return "\n";
        }
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            return Character.toString(codePoint);
        }
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC)
                .codePoints()
                .forEach(composed -> appendBase(composed, out));
        return out.isEmpty() ? "\0" : out.toString();
    }

    private static void appendBase(int codePoint, StringBuilder out) {
        String alike = ALIKE.get(codePoint);
        if (alike != null) {
            out.append(alike);
        } else if (Character.isSpaceChar(codePoint)) {
            out.append(' ');
        } else if (Character.isDigit(codePoint)) {
            out.append((char) ('0' + Character.digit(codePoint, 10)));
        } else if (isAlphabetWithAccents(codePoint)) {
            Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD)
                    .codePoints()
                    .filter(part -> !isAccent(part))
                    .forEach(part -> out.append(ALIKE.getOrDefault(part, Character.toString(part))));
        } else if (!isInvisible(codePoint) && !isAccent(codePoint)) {
            out.appendCodePoint(codePoint);
        }
    }

    private static boolean isAlphabetWithAccents(int codePoint) {
        return codePoint < 0x530 || (codePoint >= 0x1E00 && codePoint < 0x2000);
    }

    private static boolean isAccent(int codePoint) {
        return (codePoint >= 0x300 && codePoint <= 0x36F)
                || (codePoint >= 0x1AB0 && codePoint <= 0x1AFF)
                || (codePoint >= 0x1DC0 && codePoint <= 0x1DFF)
                || (codePoint >= 0x20D0 && codePoint <= 0x20FF)
                || (codePoint >= 0xFE20 && codePoint <= 0xFE2F);
    }

    private static String empty(String folded) {
        return folded.equals("\0") ? "" : folded;
    }

    private static Map<Integer, String> alike() {
        Map<Integer, String> alike = new HashMap<>();
        int[] pairs = LOOK_ALIKES.codePoints().toArray();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            alike.put(pairs[i], Character.toString(pairs[i + 1]));
        }
        return Map.copyOf(alike);
    }
}
