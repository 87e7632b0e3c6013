package ai.agumbe.data.http;

import ai.agumbe.data.server.Calls;
import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.server.ReplyStream;
import ai.agumbe.data.server.Responder;
import java.util.Set;

/** Lets pages of listed origins call the surface; without any, browsers keep every page out. */
public final class Cors implements Calls {
    private static final String ORIGIN = "access-control-allow-origin";
    private static final String PREFLIGHT_SECONDS = "600";

    private final Set<String> origins;
    private final Calls calls;

    public Cors(Set<String> origins, Calls calls) {
        this.origins = Set.copyOf(origins);
        this.calls = calls;
    }

    @Override
    public void answer(InboundRequest request, Responder responder) {
        String origin = request.header("origin").orElse("");
        if (!origins.contains(origin)) {
            calls.answer(request, responder);
            return;
        }
        Responder allowing = new Allowing(origin, responder);
        if (request.method().equals("OPTIONS")
                && request.header("access-control-request-method").isPresent()) {
            allowing.send(preflight(request));
        } else {
            calls.answer(request, allowing);
        }
    }

    @Override
    public Reply malformed(String problem, String path) {
        return calls.malformed(problem, path);
    }

    @Override
    public Reply overloaded(InboundRequest request) {
        Reply reply = calls.overloaded(request);
        String origin = request.header("origin").orElse("");
        return origins.contains(origin) ? Allowing.marked(reply, origin) : reply;
    }

    private static Reply preflight(InboundRequest request) {
        Reply reply = Reply.of(204, "text/plain", new byte[0])
                .header("access-control-allow-methods", "GET, POST, PUT")
                .header("access-control-max-age", PREFLIGHT_SECONDS);
        request.header("access-control-request-headers")
                .ifPresent(wanted -> reply.header("access-control-allow-headers", wanted));
        return reply;
    }

    /** Marks each reply as one that the origin's page may read. */
    private record Allowing(String origin, Responder responder) implements Responder {
        @Override
        public void send(Reply reply) {
            responder.send(marked(reply, origin));
        }

        @Override
        public ReplyStream stream(Reply head, byte[] keepAlive) {
            return responder.stream(marked(head, origin), keepAlive);
        }

        static Reply marked(Reply reply, String origin) {
            return reply.header(ORIGIN, origin)
                    .header("access-control-expose-headers", "*")
                    .header("vary", "Origin");
        }
    }
}
