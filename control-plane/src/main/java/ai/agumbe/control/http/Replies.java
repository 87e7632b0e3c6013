package ai.agumbe.control.http;

import ai.agumbe.control.document.Committed;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.publication.Rollout;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Replies to changes, at once or when the nodes have applied them. */
@Singleton
public final class Replies {
    private final Rollout rollout;

    Replies(Rollout rollout) {
        this.rollout = rollout;
    }

    public static MutableHttpResponse<String> json(HttpStatus status, ObjectNode body) {
        return HttpResponse.<String>status(status)
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(Json.text(body));
    }

    /** The object as it is now; 202 with the nodes that lack it when not all have it in time. */
    public HttpResponse<?> changed(HttpStatus status, Committed<ObjectNode> change, AdminCall.Waiting waiting) {
        if (waiting == AdminCall.Waiting.FOR_NODES) {
            Rollout.Outcome outcome = rollout.await(change.version());
            if (!outcome.isComplete()) {
                return json(HttpStatus.ACCEPTED, with(change.result(), outcome));
            }
        }
        MutableHttpResponse<String> reply = json(status, change.result());
        return change.result().has("version")
                ? reply.header("ETag", "\"" + change.result().get("version").asInt() + "\"")
                : reply;
    }

    public HttpResponse<?> deleted(long version, AdminCall.Waiting waiting) {
        if (waiting == AdminCall.Waiting.FOR_NODES) {
            Rollout.Outcome outcome = rollout.await(version);
            if (!outcome.isComplete()) {
                return json(HttpStatus.ACCEPTED, with(Json.object(), outcome));
            }
        }
        return HttpResponse.noContent();
    }

    private static ObjectNode with(ObjectNode object, Rollout.Outcome outcome) {
        ArrayNode pending = object.putArray("pending");
        outcome.pending().forEach(pending::add);
        ArrayNode refused = object.putArray("refused");
        outcome.refused().forEach(refusal -> refused.add(Json.tree(refusal)));
        return object;
    }
}
