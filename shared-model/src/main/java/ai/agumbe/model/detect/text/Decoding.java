package ai.agumbe.model.detect.text;

import java.util.List;

/** Looks for signs of encodings in a view and adds what they decode to, within the limits of {@link Views}. */
final class Decoding {
    private static final int SHORTEST_RUN = 24;
    /** Characters that may stand for one. */
    private static final int LONGEST_ESCAPE = 10;

    /** So many letters written one by one are no accident; beside such a word, shorter ones are none either. */
    private static final int SPACED_LETTERS = 5;

    private static final int SPACED_BESIDE = 2;
    private static final String LEET_FROM = "0134578@$!|+";
    private static final String LEET_TO = "oieastbasilt";

    private final List<TextView> found;
    private int characters;

    Decoding(List<TextView> found) {
        this.found = found;
    }

    void decode(TextView base) {
        runs(base);
        boolean roomForEscaped = hasRoom(base.text().length() / LONGEST_ESCAPE);
        if (roomForEscaped && base.text().indexOf('%') >= 0) {
            replaced(base, View.PERCENT);
        }
        if (roomForEscaped && base.text().indexOf('&') >= 0) {
            replaced(base, View.ENTITIES);
        }
        boolean room = hasRoom(base.text().length());
        if (room && mentionsRot13(base.text())) {
            add(base.reread(View.ROT13, rot13(base.text())));
        }
        if (room && looksLeet(base.text())) {
            add(base.reread(View.LEET, fromLeet(base.text())));
        }
        if (hasRoom(base.text().length() / 2)) {
            spaced(base);
        }
    }

    private void add(TextView view) {
        if (hasRoom(view.text().length())) {
            found.add(view);
            characters += view.text().length();
        }
    }

    private boolean hasRoom(int more) {
        return found.size() < Views.MOST_DECODED && characters + more <= Views.DECODED_CHARACTERS;
    }

    /** Looks at the last character of the shortest run first: in prose most stretches of that length end there. */
    private void runs(TextView base) {
        String text = base.text();
        int start = 0;
        while (start + SHORTEST_RUN <= text.length()) {
            int last = start + SHORTEST_RUN - 1;
            while (last >= start && EncodedRun.isPart(text.charAt(last))) {
                last--;
            }
            if (last >= start) {
                start = last + 1;
                continue;
            }
            int end = start + SHORTEST_RUN;
            while (end < text.length() && EncodedRun.isPart(text.charAt(end))) {
                end++;
            }
            add(base, start, end);
            start = end + 1;
        }
    }

    private void add(TextView base, int start, int end) {
        EncodedRun decoded = EncodedRun.decode(base.text(), start, end);
        if (decoded != null) {
            TextView.Builder builder = new TextView.Builder(base, decoded.text().length());
            builder.put(decoded.text(), start, end);
            add(builder.build(decoded.view()));
        }
    }

    private void replaced(TextView base, View view) {
        TextView decoded = Escapes.read(base, view);
        if (decoded != base) {
            add(decoded);
        }
    }

    private void spaced(TextView base) {
        String text = base.text();
        // between letters written one by one, every other character is the same
        for (int i = 3; i < text.length(); i++) {
            if (text.charAt(i - 2) == text.charAt(i) && isBetween(text.charAt(i)) && isSpacedAround(text, i)) {
                add(closedUp(base));
                return;
            }
        }
    }

    /** Whether the second gap of a word written letter by letter is here. */
    private static boolean isSpacedAround(String text, int secondGap) {
        return spacedEnd(text, secondGap - 3, SPACED_LETTERS) >= 0;
    }

    private static TextView closedUp(TextView base) {
        String text = base.text();
        TextView.Builder out = new TextView.Builder(base, text.length());
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            int end = spacedEnd(text, i, SPACED_BESIDE);
            if (end < 0) {
                continue;
            }
            for (; copied < i; copied++) {
                out.put(text.charAt(copied), copied, copied + 1);
            }
            for (; copied < end; copied += 2) {
                out.put(text.charAt(copied), copied, copied + 1);
            }
            copied = end;
            i = end;
        }
        for (; copied < text.length(); copied++) {
            out.put(text.charAt(copied), copied, copied + 1);
        }
        return out.build(View.SPACED);
    }

    /** Where a word written letter by letter ends, with the same character between all of them; -1 if there is none. */
    private static int spacedEnd(String text, int start, int fewest) {
        if (start + 2 >= text.length() || !isBetween(text.charAt(start + 1))) {
            return -1;
        }
        boolean wordStart = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        if (!wordStart || !Character.isLetter(text.charAt(start))) {
            return -1;
        }
        char between = text.charAt(start + 1);
        int letters = 1;
        int at = start;
        while (at + 2 < text.length() && text.charAt(at + 1) == between && Character.isLetter(text.charAt(at + 2))) {
            at += 2;
            letters++;
        }
        boolean partOfWord = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        int end = partOfWord ? at - 1 : at + 1;
        return letters - (partOfWord ? 1 : 0) >= fewest ? end : -1;
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == '.' || c == '-' || c == '_' || c == '*';
    }

    private static boolean mentionsRot13(String text) {
        for (int i = text.indexOf("13"); i >= 0; i = text.indexOf("13", i + 1)) {
            if (text.regionMatches(true, i - 3, "rot", 0, 3) || text.regionMatches(true, i - 4, "rot", 0, 3)) {
                return true;
            }
        }
        return false;
    }

    private static String rot13(String text) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            char base = (char) (out[i] & ~0x20);
            if (base >= 'A' && base <= 'Z') {
                out[i] = (char) (out[i] + (base < 'N' ? 13 : -13));
            }
        }
        return new String(out);
    }

    /** Two words in which letters stand on both sides of what is read as a letter. */
    private static boolean looksLeet(String text) {
        int words = 0;
        boolean counted = false;
        for (int i = 1; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                continue;
            }
            if (Character.isWhitespace(c)) {
                counted = false;
            } else if (!counted
                    && LEET_FROM.indexOf(c) >= 0
                    && Character.isLetter(text.charAt(i - 1))
                    && Character.isLetter(text.charAt(i + 1))) {
                counted = true;
                words++;
            }
        }
        return words >= 2;
    }

    private static String fromLeet(String text) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            int at = LEET_FROM.indexOf(out[i]);
            out[i] = at < 0 ? out[i] : LEET_TO.charAt(at);
        }
        return new String(out);
    }
}
