package ai.agumbe.model.detect.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text as it reads in one view, and where each of its characters stands in the original. */
public final class TextView {
    private final View view;
    private final String text;
    /** Where each character's original starts and ends; absent when every character stands for itself. */
    private final int @Nullable [] starts;

    private final int @Nullable [] ends;

    private TextView(View view, String text, int @Nullable [] starts, int @Nullable [] ends) {
        this.view = view;
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static TextView plain(String text) {
        return new TextView(View.PLAIN, text, null, null);
    }

    public View view() {
        return view;
    }

    public String text() {
        return text;
    }

    /** The original of a stretch that is not empty. */
    public Span original(int start, int end) {
        if (starts == null || ends == null) {
            return new Span(start, end);
        }
        return new Span(starts[start], ends[end - 1]);
    }

    /** The same view with each run of white space read as one space: for phrases. */
    public TextView collapsed() {
        Builder collapsed = new Builder(this, text.length());
        boolean changed = false;
        for (int i = 0; i < text.length(); ) {
            int end = i + 1;
            if (Character.isWhitespace(text.charAt(i))) {
                while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                changed |= end > i + 1 || text.charAt(i) != ' ';
                collapsed.put(' ', i, end);
            } else {
                collapsed.put(text.charAt(i), i, end);
            }
            i = end;
        }
        return changed ? collapsed.build(view) : this;
    }

    /** Another reading of the same characters, one for one. */
    TextView reread(View other, String same) {
        return new TextView(other, same, starts, ends);
    }

    /** Puts a view together from what its characters stand for in the view it is read from. */
    static final class Builder {
        private final TextView base;
        private final StringBuilder text;
        private int[] starts;
        private int[] ends;

        Builder(TextView base, int expectedLength) {
            this.base = base;
            this.text = new StringBuilder(expectedLength);
            this.starts = new int[expectedLength];
            this.ends = new int[expectedLength];
        }

        /** One character that stands for what is from start to end in the base. */
        void put(char c, int start, int end) {
            int at = text.length();
            if (at == starts.length) {
                int room = Math.max(16, at * 2);
                starts = Arrays.copyOf(starts, room);
                ends = Arrays.copyOf(ends, room);
            }
            starts[at] = base.starts == null ? start : base.starts[start];
            ends[at] = base.ends == null ? end : base.ends[end - 1];
            text.append(c);
        }

        void put(CharSequence several, int start, int end) {
            for (int i = 0; i < several.length(); i++) {
                put(several.charAt(i), start, end);
            }
        }

        int length() {
            return text.length();
        }

        TextView build(View view) {
            return new TextView(
                    view, text.toString(), Arrays.copyOf(starts, text.length()), Arrays.copyOf(ends, text.length()));
        }
    }
}
