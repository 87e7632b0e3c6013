package ai.agumbe.model.screen;

import ai.agumbe.model.guard.RemoteDetector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a detector said of the texts of a stage.
 *
 * @param opinions of those texts in which it found something
 * @param unavailable whether it could not look at all of them
 */
public record RemoteVerdict(RemoteDetector detector, Map<RemoteText, Opinion> opinions, boolean unavailable) {
    public RemoteVerdict {
        opinions = Map.copyOf(opinions);
    }

    public static RemoteVerdict none(RemoteDetector detector) {
        return new RemoteVerdict(detector, Map.of(), true);
    }

    /**
     * Of one text.
     *
     * @param rewritten what is to stand in the place of the text; null where it says where its findings are
     */
    public record Opinion(
            List<RemoteFinding> findings, @Nullable String rewritten) {
        public static final Opinion NOTHING = new Opinion(List.of(), null);

        public Opinion {
            findings = List.copyOf(findings);
        }

        public boolean isEmpty() {
            return findings.isEmpty() && rewritten == null;
        }

        @Override
        public String toString() {
            return "Opinion[" + findings + (rewritten == null ? "]" : ", ***]");
        }
    }
}
