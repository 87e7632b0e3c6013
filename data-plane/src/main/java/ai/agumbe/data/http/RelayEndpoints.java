package ai.agumbe.data.http;

import ai.agumbe.data.auth.Apps;
import ai.agumbe.data.auth.Caller;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.key.Scope;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Paths that the control plane answers, each with the scope it takes. */
@Factory
final class RelayEndpoints {
    @Singleton
    Endpoint requests(Callers callers, Relay relay) {
        return new RelayEndpoint("GET", "/requests", Scope.LOGS_READ, callers, relay);
    }

    @Singleton
    Endpoint request(Callers callers, Relay relay) {
        return new RelayEndpoint("GET", "/requests/", Scope.LOGS_READ, callers, relay);
    }

    @Singleton
    Endpoint usage(Callers callers, Relay relay) {
        return new RelayEndpoint("GET", "/usage", Scope.USAGE_READ, callers, relay);
    }

    @Singleton
    Endpoint guardrails(Callers callers, Relay relay) {
        return new RelayEndpoint("GET", "/guardrails", Scope.GUARDRAILS_READ, callers, relay);
    }

    @Singleton
    Endpoint replaceGuardrails(Callers callers, Relay relay) {
        return new RelayEndpoint("PUT", "/guardrails", Scope.GUARDRAILS_WRITE, callers, relay);
    }

    /** What is left of the credit that calls are paid from. Takes no scope: whoever may spend it may know. */
    @Singleton
    Endpoint wallet(Callers callers, Relay relay) {
        return new RelayEndpoint("GET", "/tenants/wallet", "", callers, relay);
    }

    private record RelayEndpoint(String method, String path, String scope, Callers callers, Relay relay)
            implements Endpoint {
        @Override
        public void answer(HttpCall call) {
            Caller caller = permitted(call);
            String app = call.appUuid() == null
                    ? null
                    : Apps.choose(caller, null, call.appUuid()).id();
            call.responder().send(relay.pass(call, app));
        }

        private Caller permitted(HttpCall call) {
            if (scope.equals(Scope.GUARDRAILS_WRITE)) {
                return policyWriter(call);
            }
            return scope.isEmpty() ? callers.known(call.request()) : callers.with(scope, call.request());
        }

        /** App-bound keys never write policy, whatever their scopes. */
        private Caller policyWriter(HttpCall call) {
            Caller caller = callers.known(call.request());
            if (caller.key().appId() != null || !caller.key().scopes().contains(Scope.GUARDRAILS_WRITE)) {
                throw new GatewayException(
                        ErrorCode.GUARDRAIL_POLICY_FORBIDDEN,
                        "Policies are written with a tenant key that has the scope " + Scope.GUARDRAILS_WRITE + ".");
            }
            return caller;
        }
    }
}
