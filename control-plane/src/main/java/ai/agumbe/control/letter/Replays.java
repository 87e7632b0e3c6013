package ai.agumbe.control.letter;

import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Draft;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.control.publication.DeadLetter;
import ai.agumbe.control.publication.DeadLetterTopic;
import ai.agumbe.control.publication.OpenLetters;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters to where they came from once more, in the change that says so: where Kafka does not take them all,
 * nothing is noted, and where the note fails, what was sent is sent again some day and counts once.
 */
@Singleton
final class Replays {
    private final DeadLetterTopic topic;
    private final ReplayedLetters replayed;
    private final Changes changes;
    private final ReplayShape shape;

    Replays(DeadLetterTopic topic, ReplayedLetters replayed, Changes changes, ReplayShape shape) {
        this.topic = topic;
        this.replayed = replayed;
        this.changes = changes;
        this.shape = shape;
    }

    /**
     * What is to be sent.
     *
     * @param next the offset where to look on; null when all were looked at
     */
    private record Chosen(
            String topicId,
            List<DeadLetter> letters,
            @Nullable Long next) {
        List<Long> offsets() {
            return letters.stream().map(DeadLetter::offset).toList();
        }
    }

    /** Whether it was replayed before or not. */
    ObjectNode replayOne(AdminCall call, long offset) {
        Chosen chosen = topic.read(open -> {
            DeadLetter letter = Letters.find(open, offset);
            letter.obstacle().ifPresent(obstacle -> {
                throw Problem.of(Reason.UNPROCESSABLE, "the dead letter cannot be sent again: " + obstacle);
            });
            return new Chosen(open.extent().id(), List.of(letter), null);
        });
        return send(call, ReplayWish.ofOne(LetterId.text(offset)), chosen);
    }

    /** Oldest first; those that were replayed are left out: what fails again dies again, as another letter. */
    ObjectNode replayAll(AdminCall call, ReplayWish wish) {
        Chosen chosen = topic.read(open -> choose(open, wish));
        return chosen.letters().isEmpty() ? reply(Json.object().put("letters", 0), chosen) : send(call, wish, chosen);
    }

    private Chosen choose(OpenLetters open, ReplayWish wish) {
        String topicId = open.extent().id();
        long end = open.extent().end();
        long next = wish.cursor();
        List<DeadLetter> found;
        do {
            Portion portion = new Portion(wish.filter());
            next = open.show(next, end, portion);
            Set<Long> done = replayed.of(topicId, portion.offsets()).keySet();
            found = portion.letters().stream()
                    .filter(letter -> !done.contains(letter.offset()))
                    .toList();
        } while (found.isEmpty() && next < end && !open.isLate());
        return new Chosen(topicId, found, next < end ? next : null);
    }

    private ObjectNode send(AdminCall call, ReplayWish wish, Chosen chosen) {
        return changes.create(call.actor(), call.repeatKey(), draft -> send(draft, wish, chosen))
                .result();
    }

    private ObjectNode send(Draft draft, ReplayWish wish, Chosen chosen) {
        String id = "replay-" + draft.version();
        ReplayedLetters.note(draft, id, chosen.topicId(), chosen.offsets());
        ObjectNode written = draft.write(
                shape.key("", id), wish.document(id, chosen.letters().size()));
        topic.revive(chosen.letters());
        return reply(written.deepCopy(), chosen);
    }

    private static ObjectNode reply(ObjectNode reply, Chosen chosen) {
        Long next = chosen.next();
        return reply.put("next_cursor", next == null ? null : LetterId.text(next));
    }
}
