package ai.agumbe.model.screen;

import java.util.List;

/** One text's way through all the checks of a stage: what is fed comes out as it may go on. Used by one thread. */
public final class TextScreen implements Step {
    /** Whole texts are read in slices of this many characters, so that what is held stays small. */
    private static final int SLICE = 16 * 1024;

    private final List<Step> watching;
    private final List<Step> changing;
    private final ScanBudget budget;

    /**
     * The way through these.
     *
     * @param watching look at the text as it is, and change nothing
     * @param changing in the order in which each gets what the one before it gave
     * @param budget how long may be watched
     */
    TextScreen(List<Step> watching, List<Step> changing, ScanBudget budget) {
        this.watching = watching;
        this.changing = changing;
        this.budget = budget;
    }

    @Override
    public String feed(String piece) {
        if (!watching.isEmpty()) {
            budget.spend(() -> watching.forEach(watch -> watch.feed(piece)));
        }
        String passed = piece;
        for (Step step : changing) {
            passed = passed.isEmpty() ? passed : step.feed(passed);
        }
        return passed;
    }

    @Override
    public String finish() {
        if (!watching.isEmpty()) {
            budget.spend(() -> watching.forEach(Step::finish));
        }
        String rest = "";
        for (Step step : changing) {
            rest = (rest.isEmpty() ? rest : step.feed(rest)).concat(step.finish());
        }
        return rest;
    }

    /** A text that is there whole, by the same way; the text itself where nothing is changed. */
    public static String whole(Step screen, String text) {
        if (text.length() <= SLICE) {
            String passed = screen.feed(text).concat(screen.finish());
            return passed.equals(text) ? text : passed;
        }
        StringBuilder passed = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at += SLICE) {
            passed.append(screen.feed(text.substring(at, Math.min(text.length(), at + SLICE))));
        }
        passed.append(screen.finish());
        return text.contentEquals(passed) ? text : passed.toString();
    }
}
