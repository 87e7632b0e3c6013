package ai.agumbe.control.letter;

import ai.agumbe.control.publication.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** As many letters as are sent again at once: those that are meant and can be. */
final class Portion implements Predicate<DeadLetter> {
    private static final int MOST = 1_000;
    private static final long MOST_BYTES = 16 << 20;
    private final LetterFilter filter;
    private final List<DeadLetter> letters = new ArrayList<>();
    private long bytes;

    Portion(LetterFilter filter) {
        this.filter = filter;
    }

    List<DeadLetter> letters() {
        return List.copyOf(letters);
    }

    List<Long> offsets() {
        return letters.stream().map(DeadLetter::offset).toList();
    }

    /** Whether there was room for it. */
    @Override
    public boolean test(DeadLetter letter) {
        if (filter.meets(letter) && letter.obstacle().isEmpty()) {
            int size = letter.value().length;
            if (letters.size() == MOST || (bytes + size > MOST_BYTES && !letters.isEmpty())) {
                return false;
            }
            letters.add(letter);
            bytes += size;
        }
        return true;
    }
}
