package ai.agumbe.control.key;

import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.KeyDocument.Limits;
import ai.agumbe.model.net.AddressRange;
import java.util.List;

/** What narrows a key: its limits, and the addresses it may be used from. */
final class KeyLimits {
    private KeyLimits() {}

    static Limits read(Members members) {
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

    static List<String> ipAllowlist(Members members) {
        List<String> ranges = members.texts("ip_allowlist");
        if (ranges == null) {
            return List.of();
        }
        for (int i = 0; i < ranges.size(); i++) {
            try {
                AddressRange.parse(ranges.get(i));
            } catch (IllegalArgumentException malformed) {
                members.fault(
                        "ip_allowlist[" + i + "]", ranges.get(i) + " (expected: like 10.0.0.0/8 or 2001:db8::/32)");
            }
        }
        return ranges;
    }
}
