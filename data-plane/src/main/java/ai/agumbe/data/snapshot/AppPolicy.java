package ai.agumbe.data.snapshot;

import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.config.Limits;
import ai.agumbe.model.guard.Cascade;
import ai.agumbe.model.guard.Policy;
import ai.agumbe.model.screen.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the calls of one app must keep to: its own policy, its tenant's and the platform's in one.
 *
 * @param levels what it is made of, the platform's first
 * @param locked settings that a key cannot loosen
 * @param version of the app's own policy; 0 where none was written
 * @param ofKeys what holds for keys that say something of their own
 */
public record AppPolicy(Screen screen, List<Cascade.Part> levels, Set<String> locked, int version, KeyScreens ofKeys) {
    /** Where no level says anything. */
    public static final AppPolicy DEFAULT = new AppPolicy(Screen.OPEN, List.of(), Set.of(), 0, new KeyScreens());

    /** Of an app for which none was written. */
    static AppPolicy inherited(List<Cascade.Part> above) {
        return above.isEmpty() ? DEFAULT : joined(above, 0);
    }

    static AppPolicy of(GuardrailDocument document, List<Cascade.Part> above) {
        List<Cascade.Part> levels = new ArrayList<>(above);
        levels.add(Cascade.Part.of(document));
        return joined(levels, document.version());
    }

    private static AppPolicy joined(List<Cascade.Part> levels, int version) {
        Cascade.Result result = Cascade.of(levels);
        return new AppPolicy(
                new Screen(result.policy()), List.copyOf(levels), result.locked(), version, new KeyScreens());
    }

    /** What holds for a key that says this of its own. */
    public Screen under(Map<String, Object> ownOfKey) {
        return ofKeys.of(ownOfKey, settings -> {
            List<Cascade.Part> all = new ArrayList<>(levels);
            all.add(new Cascade.Part(settings, List.of()));
            return new Screen(Cascade.of(all).policy());
        });
    }

    /** What would hold with these settings in place of the app's own. */
    public Screen instead(Map<String, Object> settings) {
        List<Cascade.Part> others =
                new ArrayList<>(version == DEFAULT.version() ? levels : levels.subList(0, levels.size() - 1));
        others.add(new Cascade.Part(settings, List.of()));
        return new Screen(Cascade.of(others).policy());
    }

    public Policy policy() {
        return screen.policy();
    }

    public Limits limits() {
        return policy().limits();
    }
}
