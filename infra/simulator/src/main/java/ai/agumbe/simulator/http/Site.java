package ai.agumbe.simulator.http;

/** What answers requests; called on the connection's event loop and never blocks. */
@FunctionalInterface
public interface Site {
    void serve(Request request, Exchange exchange);
}
