package ai.agumbe.control.letter;

import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.model.config.ReplayDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters to send again.
 *
 * @param letter the one that is asked for by its id
 * @param cursor where the replay before stopped, which looked at all letters before it
 */
record ReplayWish(@Nullable String letter, LetterFilter filter, long cursor) {
    private static final LetterFilter ANY = new LetterFilter(null, null, null, null);

    static ReplayWish ofOne(String letter) {
        return new ReplayWish(letter, ANY, 0);
    }

    static ReplayWish of(ObjectNode request) {
        Faults faults = new Faults();
        Members members = new Members(request, faults);
        ReplayWish wish = read(members);
        members.end();
        faults.throwIfAny();
        return wish;
    }

    static ReplayWish read(Members members) {
        LetterFilter filter = LetterFilter.of(members);
        String cursor = members.text("cursor");
        if (cursor == null) {
            return new ReplayWish(null, filter, 0);
        }
        if (!LetterId.isOne(cursor)) {
            members.fault("cursor", "is malformed (expected: next_cursor of the replay before)");
            return new ReplayWish(null, filter, 0);
        }
        return new ReplayWish(null, filter, LetterId.offset(cursor));
    }

    ReplayDocument document(String id, long letters) {
        return new ReplayDocument(id, letter, filter.topic(), filter.reason(), filter.from(), filter.to(), letters);
    }
}
