package ai.agumbe.data.http;

import ai.agumbe.data.server.Calls;
import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.server.Responder;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Refuses calls while the node has no config: until then it cannot tell a good key from an unknown or revoked one. */
public final class UntilConfigured implements Calls {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final BooleanSupplier configured;
    private final FrontDoor door;

    public UntilConfigured(BooleanSupplier configured, FrontDoor door) {
        this.configured = configured;
        this.door = door;
    }

    @Override
    public void answer(InboundRequest request, Responder responder) {
        if (configured.getAsBoolean()) {
            door.answer(request, responder);
            return;
        }
        GatewayException refusal = GatewayException.untilLater(
                ErrorCode.CONTROL_PLANE_UNAVAILABLE,
                "This node is starting and has no configuration yet (its /readyz says why). Try again soon, or another"
                        + " node.",
                SOON);
        responder.send(door.refused(request, refusal));
    }

    @Override
    public Reply malformed(String problem, String path) {
        return door.malformed(problem, path);
    }

    @Override
    public Reply overloaded(InboundRequest request) {
        return door.overloaded(request);
    }
}
