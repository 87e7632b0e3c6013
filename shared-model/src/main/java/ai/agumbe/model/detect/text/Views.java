package ai.agumbe.model.detect.text;

import java.util.ArrayList;
import java.util.List;

/**
 * All readings of a text that there is a reason for, at most eight decoded ones of 64 KiB together.
 *
 * @param folded the text without disguise; the plain one when there is none
 * @param decoded what encodings in it say, and what is encoded in that again
 * @param invisible how many characters are there to be unseen
 */
public record Views(TextView folded, List<TextView> decoded, int invisible) {
    static final int MOST_DECODED = 8;
    static final int DECODED_CHARACTERS = 64 * 1024;

    public Views {
        decoded = List.copyOf(decoded);
    }

    public static Views of(String text) {
        TextView folded = Folding.fold(text);
        int invisible = folded.view() == View.PLAIN ? 0 : invisibleIn(text);
        List<TextView> decoded = new ArrayList<>();
        Decoding decoding = new Decoding(decoded);
        decoding.decode(folded);
        int firstOnes = decoded.size();
        for (int i = 0; i < firstOnes; i++) {
            decoding.decode(decoded.get(i));
        }
        return new Views(folded, decoded, invisible);
    }

    /** The folded view first, then the decoded ones. */
    public List<TextView> all() {
        List<TextView> all = new ArrayList<>(decoded.size() + 1);
        all.add(folded);
        all.addAll(decoded);
        return all;
    }

    private static int invisibleIn(String text) {
        return (int) text.codePoints()
                .filter(codePoint -> codePoint >= 0x80 && Folding.isInvisible(codePoint))
                .count();
    }
}
