package ai.agumbe.data.remote;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.upstream.UpstreamCall;
import ai.agumbe.data.upstream.UpstreamException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** One request to a detector that is under way; ends once. Used by one thread. */
final class DetectorCall implements AutoCloseable {
    private static final int MOST_BYTES = 8 << 20;

    private final DetectorLane lane;
    private final int era;
    private final UpstreamCall call;
    private boolean over;

    DetectorCall(DetectorLane lane, int era, UpstreamCall call) {
        this.lane = lane;
        this.era = era;
        this.call = call;
    }

    /** What it says; empty when it says nothing that can be read. */
    Optional<Judged> await(Function<JsonNode, Judged> reading) {
        try {
            int status = call.awaitStatus();
            byte[] body = call.readAll(MOST_BYTES);
            if (status / 100 == 2) {
                Judged judged = reading.apply(Json.read(body));
                over = true;
                lane.answered(era);
                return Optional.of(judged);
            }
        } catch (UpstreamException | MalformedJsonException | UnreadableVerdictException silent) {
            call.close();
        }
        over = true;
        lane.failed(era);
        return Optional.empty();
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            call.close();
            lane.spared(era);
        }
    }
}
