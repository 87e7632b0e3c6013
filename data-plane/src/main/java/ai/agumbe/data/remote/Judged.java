package ai.agumbe.data.remote;

import ai.agumbe.model.screen.RemoteVerdict.Opinion;
import java.util.Collections;
import java.util.List;

/**
 * What one reply says.
 *
 * @param opinions one for each text that was asked about, in order
 * @param apart whether each text was judged by itself: then the same is true of it elsewhere
 */
record Judged(List<Opinion> opinions, boolean apart) {
    Judged {
        opinions = List.copyOf(opinions);
    }

    /** Nothing was found in so many texts. */
    static Judged nothing(int texts, boolean apart) {
        return new Judged(Collections.nCopies(texts, Opinion.NOTHING), apart);
    }
}
