package ai.agumbe.model.detect.text;

import org.jspecify.annotations.Nullable;

/** Reads texts whose characters are in part written in escaped forms. */
public final class Escapes {
    private Escapes() {}

    public static TextView percent(String text) {
        return read(TextView.plain(text), View.PERCENT);
    }

    public static TextView entities(String text) {
        return read(TextView.plain(text), View.ENTITIES);
    }

    /** The base itself when it has no such escapes. */
    static TextView read(TextView base, View view) {
        String text = base.text();
        TextView.Builder out = new TextView.Builder(base, text.length());
        boolean changed = false;
        for (int i = 0; i < text.length(); ) {
            @Nullable Escape escape = view == View.PERCENT ? Escape.percent(text, i) : Escape.entity(text, i);
            if (escape == null) {
                out.put(text.charAt(i), i, i + 1);
                i++;
            } else {
                out.put(escape.text(), i, escape.end());
                i = escape.end();
                changed = true;
            }
        }
        return changed ? out.build(view) : base;
    }
}
