package ai.agumbe.data.limit;

import java.util.Locale;

/**
 * One limit that a call has to fit in.
 *
 * @param holder id of the key, app or tenant whose limit it is
 */
record Bound(Level level, String tenant, String holder, Measure measure, int limit) {
    /** Where it is counted; the braces keep all of a tenant on one node of a Redis cluster. */
    String place() {
        return "agumbe:limit:{" + tenant + "}:" + name(level) + ":" + holder + ":" + name(measure);
    }

    /** How documents of its holder call it. */
    String name() {
        return level == Level.APP
                ? measure.setting()
                : measure == Measure.CONCURRENCY ? "max_concurrency" : name(measure);
    }

    boolean isOfRunningCalls() {
        return measure == Measure.CONCURRENCY;
    }

    /** The share of one of so many nodes. */
    Bound sharedBy(int nodes) {
        return new Bound(level, tenant, holder, measure, Math.max(1, limit / nodes));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
