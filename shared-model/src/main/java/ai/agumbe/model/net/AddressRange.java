package ai.agumbe.model.net;

import java.net.InetAddress;
import java.util.List;

/** Addresses that share their first bits, written {@code 10.0.0.0/8}, or one address. */
public record AddressRange(InetAddress base, int bits) {
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw malformed(text);
        }
        try {
            InetAddress base = InetAddress.ofLiteral(host);
            int width = base.getAddress().length * 8;
            int bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > width) {
                throw malformed(text);
            }
            return new AddressRange(base, bits);
        } catch (IllegalArgumentException wrong) {
            throw malformed(text);
        }
    }

    /** Whether one of these ranges, as they are written, has the address. */
    public static boolean anyContains(List<String> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> parse(range).contains(address));
    }

    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("address range: " + text + " (expected: like 10.0.0.0/8 or 2001:db8::/32)");
    }
}
