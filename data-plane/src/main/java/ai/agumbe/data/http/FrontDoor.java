package ai.agumbe.data.http;

import ai.agumbe.data.server.Calls;
import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.server.Responder;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that callers can reach: finds the endpoint, and turns refusals into replies. */
@Singleton
public final class FrontDoor implements Calls {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final List<Endpoint> endpoints;
    private final RequestIds requestIds;

    FrontDoor(List<Endpoint> endpoints, RequestIds requestIds) {
        this.endpoints = List.copyOf(endpoints);
        this.requestIds = requestIds;
    }

    @Override
    public void answer(InboundRequest request, Responder responder) {
        String requestId = requestIds.of(request);
        try {
            Optional<Mount> mount = Mount.of(request.rawPath());
            if (mount.isEmpty()) {
                throw notFound(request);
            }
            answer(request, responder, requestId, mount.get());
        } catch (GatewayException refusal) {
            responder.send(refused(request, requestId, refusal));
        } catch (RuntimeException bug) {
            LOG.atError().addKeyValue("requestId", requestId).setCause(bug).log("an endpoint failed unexpectedly");
            responder.send(refused(
                    request,
                    requestId,
                    new GatewayException(
                            ErrorCode.INTERNAL_ERROR,
                            "The gateway failed. Try again; if it happens again, report the request id.")));
        }
    }

    @Override
    public Reply malformed(String problem, String path) {
        return ErrorReply.of(
                GatewayException.about(ErrorCode.VALIDATION_ERROR, null, "This is not an HTTP request we can read."),
                requestIds.fresh(),
                ErrorShape.at(path));
    }

    @Override
    public Reply overloaded(InboundRequest request) {
        return refused(
                request,
                GatewayException.untilLater(
                        ErrorCode.OVERLOADED,
                        "This node answers as many calls as it can. Try again in a moment, or another node.",
                        SOON));
    }

    /** What a caller hears whose request is not even looked at. */
    Reply refused(InboundRequest request, GatewayException refusal) {
        return refused(request, requestIds.of(request), refusal);
    }

    private static Reply refused(InboundRequest request, String requestId, GatewayException refusal) {
        return FactHeaders.early(ErrorReply.of(refusal, requestId, ErrorShape.of(request)), request);
    }

    private void answer(InboundRequest request, Responder responder, String requestId, Mount mount) {
        List<Endpoint> here = endpoints.stream()
                .filter(endpoint -> mount.offers(endpoint.path()) && endpoint.isAt(mount.rest()))
                .toList();
        if (here.isEmpty()) {
            throw notFound(request);
        }
        for (Endpoint endpoint : here) {
            if (endpoint.takes(request.method())) {
                endpoint.answer(new HttpCall(request, responder, requestId, mount.rest(), mount.appUuid()));
                return;
            }
        }
        responder.send(wrongMethod(request, requestId, here));
    }

    private static Reply wrongMethod(InboundRequest request, String requestId, List<Endpoint> here) {
        String methods = here.stream().map(Endpoint::methods).collect(Collectors.joining(", "));
        GatewayException refusal = new GatewayException(
                ErrorCode.METHOD_NOT_ALLOWED, request.method() + " is not possible here. Use " + methods + ".");
        return refused(request, requestId, refusal).header("allow", methods);
    }

    private GatewayException notFound(InboundRequest request) {
        String path = request.rawPath();
        List<String> known = endpoints.stream()
                .map(endpoint -> endpoint.method() + " " + endpoint.path()
                        + (endpoint.path().endsWith("/") ? "{id}" : ""))
                .sorted()
                .toList();
        return new GatewayException(
                ErrorCode.ROUTE_NOT_FOUND,
                "There is nothing at " + path.substring(0, Math.min(200, path.length()))
                        + ". Below /api/v1/llm and /v1 there are: " + String.join(", ", known) + ".");
    }
}
