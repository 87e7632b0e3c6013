package ai.agumbe.data.http;

import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.server.Responder;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to an endpoint.
 *
 * @param rest the path below the mount, not decoded
 * @param appUuid the app that the path fixes; null when it fixes none
 */
record HttpCall(
        InboundRequest request,
        Responder responder,
        String requestId,
        String rest,
        @Nullable String appUuid) {}
