package ai.agumbe.model.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the gateway may call out to: https and public addresses only, except ranges the operator allows. Checked when a
 * URL is saved and again for every address it resolves to when connecting.
 */
public record OutboundRule(List<AddressRange> allowed) {
    /** IPv4 that is nobody's on the internet, beside what the JDK knows. */
    private static final List<AddressRange> RESERVED = Stream.of(
                    "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4")
            .map(AddressRange::parse)
            .toList();

    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");
    /** Within it: tunnels (Teredo, 6to4) that lead to an IPv4 address of the sender's choice. */
    private static final List<AddressRange> TUNNELS =
            List.of(AddressRange.parse("2001::/32"), AddressRange.parse("2002::/16"));

    /** Where IPv6-only networks see the IPv4 internet; the last 32 bits are the address that is meant. */
    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");

    public OutboundRule {
        allowed = List.copyOf(allowed);
    }

    /** What is wrong with this URL, without resolving its name; empty when nothing is. */
    public Optional<String> faultOf(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException malformed) {
            return Optional.of("is not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http")) || uri.getUserInfo() != null) {
            return Optional.of("is not an absolute http(s) URL without user info");
        }
        Optional<InetAddress> literal = literalAddress(host);
        if (literal.isPresent() && !permits(literal.get())) {
            return Optional.of("names an address the gateway must not call");
        }
        if (scheme.equals("http") && !literal.map(this::isExplicitlyAllowed).orElse(false)) {
            return Optional.of("is not https");
        }
        return Optional.empty();
    }

    /** Whether a connection to this address may be opened. */
    public boolean permits(InetAddress address) {
        return isExplicitlyAllowed(address) || isPublic(address);
    }

    private boolean isExplicitlyAllowed(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        if (NAT64.contains(address)) {
            return isPublic(lastFourBytes(address));
        }
        return address instanceof Inet6Address
                ? GLOBAL_UNICAST.contains(address) && TUNNELS.stream().noneMatch(range -> range.contains(address))
                : RESERVED.stream().noneMatch(range -> range.contains(address));
    }

    private static InetAddress lastFourBytes(InetAddress address) {
        byte[] bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("address: four bytes are always one", impossible);
        }
    }

    private static Optional<InetAddress> literalAddress(String host) {
        String bare = host.replaceAll("^\\[|%.*|]$|\\.$", "").toLowerCase(Locale.ROOT);
        if (bare.equals("localhost") || bare.endsWith(".localhost")) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        try {
            return Optional.of(AddressRange.parse(bare).base());
        } catch (IllegalArgumentException notLiteral) {
            return Optional.empty();
        }
    }
}
