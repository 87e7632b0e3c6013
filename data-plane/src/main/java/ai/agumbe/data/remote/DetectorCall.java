package ai.agumbe.data.remote;

import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** One request to a detector that is under way; ends once. Used by one thread. */
final class DetectorCall implements AutoCloseable {
    private final DetectorLane lane;
    private final int era;
    private final PendingReply reply;
    private final ServedCall served;
    private boolean over;

    DetectorCall(DetectorLane lane, int era, PendingReply reply, ServedCall served) {
        this.lane = lane;
        this.era = era;
        this.reply = reply;
        this.served = served;
    }

    /**
     * What it says; empty when it says nothing that can be read.
     *
     * @throws GatewayException when there is nobody any more for whom it is asked
     */
    Optional<Judged> await(Function<JsonNode, Judged> reading) {
        Heard heard = reply.await();
        over = true;
        switch (heard) {
            case Heard.Reply(JsonNode body) -> {
                return read(body, reading);
            }
            case Heard.Nothing(boolean asked) -> {
                boolean callerLeft = served.line().isGone();
                if (callerLeft) {
                    lane.spared(era);
                    throw new GatewayException(ErrorCode.CLIENT_CANCELLED, "The caller hung up.");
                }
                if (asked) {
                    lane.failed(era);
                } else {
                    lane.refused(era);
                }
                return Optional.empty();
            }
        }
    }

    private Optional<Judged> read(JsonNode body, Function<JsonNode, Judged> reading) {
        try {
            Judged judged = reading.apply(body);
            lane.answered(era);
            return Optional.of(judged);
        } catch (UnreadableVerdictException unreadable) {
            lane.failed(era);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            reply.close();
            lane.spared(era);
        }
    }
}
