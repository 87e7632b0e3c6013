package ai.agumbe.data.http;

import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.model.net.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Who is at the other end: the socket's peer, or, behind trusted proxies, the last address they did not vouch for. */
public final class ClientAddress {
    private final List<AddressRange> trustedProxies;

    public ClientAddress(List<AddressRange> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    InetAddress of(InboundRequest request) {
        InetAddress address = request.peer();
        Optional<String> forwarded = request.joinedHeader("x-forwarded-for");
        if (forwarded.isEmpty() || !isTrusted(address)) {
            return address;
        }
        List<String> hops = List.of(forwarded.get().split(",", -1));
        for (String hop : hops.reversed()) {
            Optional<InetAddress> said = parse(hop.strip());
            if (said.isEmpty()) {
                return address;
            }
            address = said.get();
            if (!isTrusted(address)) {
                return address;
            }
        }
        return address;
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<InetAddress> parse(String address) {
        try {
            return Optional.of(AddressRange.parse(address).base());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
