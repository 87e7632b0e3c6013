package ai.agumbe.model.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the gateway may call out to: https and public addresses only, except ranges the operator allows. Checked when a
 * URL is saved and again for every address it resolves to when connecting.
 */
public record OutboundRule(List<AddressRange> allowed) {
    private static final AddressRange CARRIER_NAT = AddressRange.parse("100.64.0.0/10");
    private static final AddressRange UNIQUE_LOCAL = AddressRange.parse("fc00::/7");
    private static final AddressRange THIS_NETWORK = AddressRange.parse("0.0.0.0/8");

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
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || CARRIER_NAT.contains(address)
                || UNIQUE_LOCAL.contains(address)
                || THIS_NETWORK.contains(address));
    }

    private static Optional<InetAddress> literalAddress(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (bare.equalsIgnoreCase("localhost")) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        try {
            return Optional.of(AddressRange.parse(bare).base());
        } catch (IllegalArgumentException notLiteral) {
            return Optional.empty();
        }
    }
}
