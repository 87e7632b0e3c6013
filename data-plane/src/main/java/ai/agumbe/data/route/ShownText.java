package ai.agumbe.data.route;

/** One text that a caller sees grow, and how far another stream has told it again. */
final class ShownText {
    private final StringBuilder shown = new StringBuilder();
    private int agreed;

    /** The caller sees more of it. */
    void show(String more) {
        shown.append(more);
        agreed = shown.length();
    }

    void again() {
        agreed = 0;
    }

    /** How many of these characters the caller has seen, in this very place; negative when it has seen others. */
    int agreeing(String told) {
        int known = Math.min(told.length(), shown.length() - agreed);
        for (int i = 0; i < known; i++) {
            if (shown.charAt(agreed + i) != told.charAt(i)) {
                return -1;
            }
        }
        agreed += known;
        return known;
    }

    /** Whether the caller has seen more of it than was told again. */
    boolean isBehind() {
        return agreed < shown.length();
    }
}
