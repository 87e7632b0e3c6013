package ai.agumbe.control.document;

import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.Limits;

/** The member {@code limits} of keys and tenants. */
public final class StatedLimits {
    private StatedLimits() {}

    public static Limits read(Members members) {
        Members inner = members.object("limits").orElse(null);
        if (inner == null) {
            return Limits.NONE;
        }
        Limits limits = new Limits(
                inner.number("requests_per_minute", 1, Integer.MAX_VALUE),
                inner.number("requests_per_hour", 1, Integer.MAX_VALUE),
                inner.number("tokens_per_minute", 1, Integer.MAX_VALUE),
                inner.number("max_concurrency", 1, Integer.MAX_VALUE));
        inner.end();
        return limits;
    }
}
