package ai.agumbe.data.remote;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.data.upstream.OutboundRequest;
import ai.agumbe.data.upstream.UpstreamCall;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.data.upstream.UpstreamException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** To a detector's URL. */
final class HttpWay implements Way {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 8 << 20;

    private final UpstreamClient upstream;
    private final Origin origin;
    private final String path;
    private final Limits limits;

    HttpWay(UpstreamClient upstream, String url, Duration time) {
        this.upstream = upstream;
        Origin whole = Origin.of(url);
        origin = new Origin(whole.host(), whole.port(), whole.tls(), "", whole.query());
        String named = URI.create(url).getRawPath();
        path = named == null || named.isEmpty() ? "/" : named;
        limits = new Limits(time.compareTo(CONNECT) < 0 ? time : CONNECT, time, time, time);
    }

    @Override
    public PendingReply send(ObjectNode body, Question question) {
        OutboundRequest request = new OutboundRequest("POST", origin, path, Json.write(body))
                .header("content-type", "application/json")
                .header("accept", "application/json");
        String secret =
                Objects.requireNonNull(question.secret(), "nobody is asked without the secret that it is to see");
        if (!secret.isEmpty()) {
            request.header("authorization", "Bearer " + secret);
        }
        CallerLine line = question.served().line();
        UpstreamCall call = upstream.send(request, limits, line.loop());
        line.onGone(call::cancel);
        return new Reply(call);
    }

    /** Its reply. */
    private record Reply(UpstreamCall call) implements PendingReply {
        @Override
        public Heard await() {
            try {
                int status = call.awaitStatus();
                byte[] body = call.readAll(MOST_BYTES);
                if (status / 100 == 2) {
                    return new Heard.Reply(Json.read(body));
                }
            } catch (UpstreamException | MalformedJsonException silent) {
                call.close();
            }
            return new Heard.Nothing(true);
        }

        @Override
        public void close() {
            call.close();
        }
    }
}
