package ai.agumbe.model.detect.score;

import java.util.Locale;

/** One measured number and whether it is good enough. */
record Score(String what, String measured, String bar, boolean holds) {
    static Score atLeast(String what, double measured, double bar) {
        return new Score(what, share(measured), "at least " + share(bar), measured >= bar);
    }

    static Score atMost(String what, double measured, double bar) {
        return new Score(what, number(measured), "at most " + number(bar), measured <= bar);
    }

    static Score shown(String what, String measured) {
        return new Score(what, measured, "", true);
    }

    String line() {
        return String.format(
                Locale.ROOT, "%-58s %18s  %-18s %s", what, measured, bar, bar.isEmpty() ? "" : holds ? "ok" : "MISSED");
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
