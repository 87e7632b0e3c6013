package ai.agumbe.model.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What those outside want changed in one text. */
final class RemoteChange {
    private final List<RemoteFinding> findings = new ArrayList<>();
    private @Nullable String rewritten;
    private int voices;

    void add(List<RemoteFinding> found, @Nullable String instead) {
        voices++;
        findings.addAll(found);
        rewritten = instead;
    }

    /** Where one has written a text anew and another has places in the old one, all of it goes. */
    String in(String text, Reactions reactions) {
        String anew = rewritten;
        if (anew != null && voices == 1) {
            return anew;
        }
        List<RemoteFinding> apart = apart();
        if (anew != null) {
            return reactions.instead(apart.getFirst(), text);
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (RemoteFinding finding : apart) {
            out.append(text, at, finding.start());
            out.append(reactions.instead(finding, text.substring(finding.start(), finding.end())));
            at = finding.end();
        }
        return out.append(text, at, text.length()).toString();
    }

    private List<RemoteFinding> apart() {
        List<RemoteFinding> apart = new ArrayList<>();
        findings.sort(Comparator.comparingInt(RemoteFinding::start));
        for (RemoteFinding finding : findings) {
            if (!apart.isEmpty() && apart.getLast().overlaps(finding)) {
                apart.set(apart.size() - 1, apart.getLast().joined(finding));
            } else {
                apart.add(finding);
            }
        }
        return apart;
    }
}
