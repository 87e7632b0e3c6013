package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.injection.Injection;
import ai.agumbe.model.detect.injection.InjectionModel;
import ai.agumbe.model.detect.text.Views;
import ai.agumbe.model.guard.CheckSetting;
import ai.agumbe.model.guard.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges whole texts by the shipped model. */
final class Injections {
    /** So many stretches are cut out of a text; if that does not do, the whole of it goes. */
    private static final int MOST_CUT = 8;

    private Injections() {}

    private static final class Shipped {
        private static final InjectionModel MODEL = InjectionModel.shipped();
    }

    static Judge of(Kind kind, CheckSetting setting) {
        Double own = setting.threshold();
        double threshold = own == null ? Shipped.MODEL.thresholds().likely() : own;
        int most = setting.mode() == Mode.REDACT ? MOST_CUT : 1;
        return text -> findings(text, kind, threshold, most);
    }

    private static List<Finding> findings(String text, Kind kind, double threshold, int most) {
        List<Finding> findings = new ArrayList<>();
        String rest = text;
        for (int round = 0; round < most; round++) {
            Finding found = worst(rest, kind, threshold);
            if (found == null) {
                break;
            }
            if (findings.stream().anyMatch(found::overlaps) || round == MOST_CUT - 1) {
                return List.of(new Finding(found.rule(), kind, 0, text.length(), found.confidence(), found.view()));
            }
            findings.add(found);
            rest = rest.substring(0, found.start())
                    + " ".repeat(found.end() - found.start())
                    + rest.substring(found.end());
        }
        findings.sort(Comparator.comparingInt(Finding::start));
        return findings;
    }

    private static @Nullable Finding worst(String text, Kind kind, double threshold) {
        Optional<Injection> found = Shipped.MODEL.find(Views.of(text), threshold);
        return found.map(injection -> injection.finding(kind)).orElse(null);
    }
}
