package ai.agumbe.control.key;

import ai.agumbe.control.json.Members;
import ai.agumbe.model.net.AddressRange;
import java.util.List;

/** The addresses a key may be used from. */
final class IpAllowlist {
    private IpAllowlist() {}

    static List<String> read(Members members) {
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
