package ai.agumbe.data.http;

import ai.agumbe.data.auth.Authenticator;
import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.auth.Presented;
import ai.agumbe.data.server.InboundRequest;
import jakarta.inject.Singleton;

/** Knows who calls endpoints that are no exchanges: reads and relays. */
@Singleton
final class Callers {
    private final Authenticator authenticator;
    private final ClientAddress addresses;

    Callers(Authenticator authenticator, ClientAddress addresses) {
        this.authenticator = authenticator;
        this.addresses = addresses;
    }

    Caller with(String scope, InboundRequest request) {
        Presented presented = presented(request);
        Caller caller = authenticator.authenticate(presented);
        authenticator.permit(caller, scope, presented.address());
        return caller;
    }

    /** Whoever it is, whatever it may do. */
    Caller known(InboundRequest request) {
        return authenticator.authenticate(presented(request));
    }

    Presented presented(InboundRequest request) {
        return new Presented(
                request.header("authorization").orElse(null),
                request.header("x-api-key").orElse(null),
                addresses.of(request));
    }
}
