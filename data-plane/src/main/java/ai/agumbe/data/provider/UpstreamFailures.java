package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.upstream.UpstreamException;

/** Says in the router's words what went wrong on the wire. */
public final class UpstreamFailures {
    private UpstreamFailures() {}

    /**
     * @param wasSent whether the provider may have seen the request, and so may charge for it
     * @param soFar what was probably sold by then
     */
    public static Failure of(UpstreamException cause, boolean wasSent, Usage soFar) {
        Fault fault = switch (cause.kind()) {
            case UNREACHABLE -> Fault.UNREACHABLE;
            case CONNECT_TIMED_OUT -> Fault.CONNECT_TIMED_OUT;
            case BROKEN -> Fault.BROKEN;
            case TIMED_OUT -> Fault.TIMED_OUT;
            case CANCELLED -> Fault.CANCELLED;
            case UNREADABLE -> Fault.UNREADABLE;
        };
        Failure failure = Failure.of(fault, sentence(cause));
        return wasSent ? failure.paid(soFar) : failure;
    }

    private static String sentence(UpstreamException cause) {
        String message = String.valueOf(cause.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
