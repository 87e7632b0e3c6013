package ai.agumbe.data.remote;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds places in a text that are counted in Unicode code points, as most languages but ours count them. */
final class CodePoints {
    private final String text;
    private final int count;
    private int[] starts = new int[0];

    private CodePoints(String text, int count) {
        this.text = text;
        this.count = count;
    }

    /** A place of a text, counted as we do. */
    record Span(int start, int end) {}

    static CodePoints of(String text) {
        CodePoints points = new CodePoints(text, text.codePointCount(0, text.length()));
        if (points.count != text.length()) {
            points.starts = new int[points.count + 1];
            for (int at = 0, unit = 0; at <= points.count; at++) {
                points.starts[at] = unit;
                unit += at < points.count ? Character.charCount(text.codePointAt(unit)) : 0;
            }
        }
        return points;
    }

    Span all() {
        return new Span(0, text.length());
    }

    Span span(JsonNode start, JsonNode end) {
        boolean numbers = start.isInt() && end.isInt();
        if (!numbers || start.intValue() < 0 || end.intValue() > count || start.intValue() >= end.intValue()) {
            throw new UnreadableVerdictException("a place outside of its text");
        }
        return new Span(unit(start.intValue()), unit(end.intValue()));
    }

    private int unit(int point) {
        return starts.length == 0 ? point : starts[point];
    }
}
