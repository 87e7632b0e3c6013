package ai.agumbe.model.payload;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ends a JSON text that was cut anywhere, so that it can be read as far as it goes. */
public final class MendedJson {
    private static final int UNICODE_ESCAPE = 6;

    private final String cut;
    /** What closes what is open, the innermost first. */
    private final Deque<Character> open = new ArrayDeque<>();

    private boolean inText;
    private boolean isName;
    private boolean nameIsNext;
    /** Where an escape begins that is not over; below zero for none. */
    private int escape = -1;

    private MendedJson(String cut) {
        this.cut = cut;
    }

    /** The same text where nothing is missing. */
    public static String of(String cut) {
        MendedJson json = new MendedJson(cut);
        for (int at = 0; at < cut.length(); at++) {
            if (json.inText) {
                json.inText(at, cut.charAt(at));
            } else {
                json.between(cut.charAt(at));
            }
        }
        return json.ended();
    }

    private void inText(int at, char c) {
        if (escape >= 0) {
            boolean unicode = at - escape == 1 ? c == 'u' : at - escape < UNICODE_ESCAPE - 1;
            escape = unicode ? escape : -1;
        } else if (c == '\\') {
            escape = at;
        } else if (c == '"') {
            inText = false;
        }
    }

    private void between(char c) {
        switch (c) {
            case '"' -> {
                inText = true;
                isName = nameIsNext;
                nameIsNext = false;
            }
            case '{' -> open('}');
            case '[' -> open(']');
            case '}', ']' -> {
                open.poll();
                nameIsNext = false;
            }
            case ',' -> nameIsNext = open.peek() != null && open.peek() == '}';
            case ':' -> isName = false;
            default -> {
                // within a number or a word, or white space
            }
        }
    }

    private void open(char closing) {
        open.push(closing);
        nameIsNext = closing == '}';
    }

    private String ended() {
        StringBuilder whole = new StringBuilder(cut);
        if (inText) {
            if (escape >= 0) {
                whole.setLength(escape);
            }
            whole.append('"');
        } else if (!open.isEmpty()) {
            dropHalfWord(whole);
        }
        if (isName) {
            whole.append(":null");
        } else if (endsWith(whole, ':')) {
            whole.append("null");
        } else if (endsWith(whole, ',')) {
            whole.setLength(whole.length() - 1);
        }
        open.forEach(whole::append);
        return whole.toString();
    }

    /** A number or a word may go on behind the cut, so it says nothing. */
    private static void dropHalfWord(StringBuilder whole) {
        while (!whole.isEmpty() && "\"{}[]:,".indexOf(whole.charAt(whole.length() - 1)) < 0) {
            whole.setLength(whole.length() - 1);
        }
    }

    private static boolean endsWith(StringBuilder text, char c) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == c;
    }
}
