package ai.agumbe.control.letter;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.control.publication.DeadLetter;
import ai.agumbe.control.publication.DeadLetterTopic;
import ai.agumbe.control.publication.OpenLetters;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dead letters, read from their topic, with what became of them. */
@Singleton
final class Letters {
    private static final int STRIDE = 500;
    /** How many a page looks at; one that found few goes on with its cursor. */
    private static final int DEEPEST = 20_000;

    private final DeadLetterTopic topic;
    private final ReplayedLetters replayed;

    Letters(DeadLetterTopic topic, ReplayedLetters replayed) {
        this.topic = topic;
        this.replayed = replayed;
    }

    /** A letter without what it says, and its place. */
    private record Row(long offset, ObjectNode json) {}

    /** Newest first, those before an offset. */
    ObjectNode page(LetterFilter filter, long before, int limit) {
        return topic.read(open -> {
            List<Row> rows = new ArrayList<>();
            long last = Math.min(before, open.extent().end());
            long deepest = Math.max(open.extent().first(), last - DEEPEST);
            while (rows.size() < limit && last > deepest && !open.isLate()) {
                long from = Math.max(deepest, last - STRIDE);
                rows.addAll(newestFirst(open, from, last, filter));
                last = from;
            }
            boolean overfull = rows.size() > limit;
            List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
            long rest = overfull ? shown.getLast().offset() : last;
            boolean more = overfull || last > open.extent().first();
            ObjectNode page = Json.object();
            ArrayNode data = page.putArray("data");
            withReplays(open.extent().id(), shown).forEach(data::add);
            return page.put("next_cursor", more ? AdminCall.cursorAfter(Long.toString(rest)) : null);
        });
    }

    ObjectNode one(long offset) {
        return topic.read(open -> {
            Row row = new Row(offset, LetterJson.whole(find(open, offset)));
            return withReplays(open.extent().id(), List.of(row)).getFirst();
        });
    }

    static DeadLetter find(OpenLetters open, long offset) {
        List<DeadLetter> found = new ArrayList<>();
        open.show(offset, offset + 1, found::add);
        return found.stream()
                .filter(letter -> letter.offset() == offset)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("dead letter " + LetterId.text(offset)));
    }

    private static List<Row> newestFirst(OpenLetters open, long from, long to, LetterFilter filter) {
        List<Row> rows = new ArrayList<>();
        long shown = open.show(from, to, letter -> {
            if (filter.meets(letter)) {
                rows.add(new Row(letter.offset(), LetterJson.row(letter)));
            }
            return true;
        });
        if (shown < to) {
            throw Problem.of(Reason.UNAVAILABLE, "the dead letters did not come in time; try again");
        }
        return rows.reversed();
    }

    private List<ObjectNode> withReplays(String topicId, List<Row> rows) {
        Map<Long, ReplayedLetters.Last> last =
                replayed.of(topicId, rows.stream().map(Row::offset).toList());
        return rows.stream()
                .map(row -> {
                    ReplayedLetters.Last replay = last.get(row.offset());
                    return row.json()
                            .put("replay", replay == null ? null : replay.replay())
                            .put(
                                    "replayed_at",
                                    replay == null ? null : replay.at().toString());
                })
                .toList();
    }
}
