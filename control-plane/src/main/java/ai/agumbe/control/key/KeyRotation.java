package ai.agumbe.control.key;

import ai.agumbe.control.document.Draft;
import ai.agumbe.control.document.IfMatch;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.config.KeyDocument.Secret;
import ai.agumbe.model.key.GatewayKey;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a key another secret; the one it had stays good for the overlap. */
record KeyRotation(GatewayKey successor, Duration overlap) {
    private static final int MAX_OVERLAP_SECONDS = 604_800;

    static KeyRotation of(GatewayKey successor, ObjectNode request) {
        Faults faults = new Faults();
        Members members = new Members(request, faults);
        Duration overlap = overlapIn(members);
        members.end();
        faults.throwIfAny();
        return new KeyRotation(successor, overlap);
    }

    static Duration overlapIn(Members members) {
        Integer seconds = members.number("overlap_seconds", 0, MAX_OVERLAP_SECONDS);
        return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }

    ObjectNode rotate(Draft draft, ConfigKey key, IfMatch ifMatch) {
        ObjectNode body = draft.require(key, ifMatch).body().deepCopy();
        List<Secret> held = Json.as(KeyDocument.class, body).secrets();
        ArrayNode secrets = body.putArray(KeyShape.SECRETS);
        secrets.add(Json.tree(new Secret(successor.sha256(), null)));
        if (!overlap.isZero() && !held.isEmpty()) {
            Secret last = held.getFirst();
            Instant end = earlier(draft.now().plus(overlap), last.notAfter());
            secrets.add(Json.tree(new Secret(last.sha256(), end)));
        }
        return draft.write(key, body);
    }

    private static Instant earlier(Instant end, @Nullable Instant bound) {
        return bound == null || end.isBefore(bound) ? end : bound;
    }
}
