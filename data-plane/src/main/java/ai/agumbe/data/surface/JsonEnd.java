package ai.agumbe.data.surface;

/** Knows when a JSON object that arrives in pieces is complete. */
final class JsonEnd {
    private int depth;
    private boolean begun;
    private boolean inText;
    private boolean escaped;

    void read(String more) {
        for (int at = 0; at < more.length(); at++) {
            read(more.charAt(at));
        }
    }

    private void read(char next) {
        if (escaped) {
            escaped = false;
        } else if (inText) {
            escaped = next == '\\';
            inText = next != '"';
        } else {
            switch (next) {
                case '"' -> inText = true;
                case '{', '[' -> {
                    begun = true;
                    depth++;
                }
                case '}', ']' -> depth--;
                default -> {
                    // numbers, names and blanks end nothing
                }
            }
        }
    }

    boolean isReached() {
        return begun && depth <= 0;
    }
}
