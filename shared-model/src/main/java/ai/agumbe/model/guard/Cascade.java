package ai.agumbe.model.guard;

import ai.agumbe.model.config.GuardrailDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins the levels of a policy, the platform's first: each setting is the lowest level's that names it, and what a level has
 * locked is loosened by none below.
 */
public final class Cascade {
    private Cascade() {}

    /** What one level says. */
    public record Part(Map<String, Object> settings, List<String> locked) {
        public Part {
            settings = Map.copyOf(settings);
            locked = List.copyOf(locked);
        }

        public static Part of(GuardrailDocument document) {
            return new Part(document.settings(), document.locked());
        }
    }

    /**
     * What holds in the end.
     *
     * @param loosened what levels tried to loosen though it was locked above
     */
    public record Result(Policy policy, Set<String> locked, Set<String> loosened) {}

    public static Result of(List<Part> parts) {
        Policy policy = Policy.OPEN;
        Set<String> locked = new HashSet<>();
        Set<String> loosened = new LinkedHashSet<>();
        Map<String, @Nullable Object> settings = new HashMap<>();
        for (Part part : parts) {
            Set<String> bound = new HashSet<>(part.settings().keySet());
            bound.retainAll(locked);
            settings.putAll(part.settings());
            Policy wanted = PolicyReader.read(settings);
            if (bound.isEmpty()) {
                policy = wanted;
            } else {
                Tightening.Result held = Tightening.of(policy, wanted, bound);
                loosened.addAll(held.loosened());
                WrittenPolicy.of(held.policy()).forEach((name, value) -> {
                    if (bound.contains(name)) {
                        settings.put(name, value);
                    }
                });
                policy = PolicyReader.read(settings);
            }
            locked.addAll(part.locked());
        }
        return new Result(policy, Set.copyOf(locked), Set.copyOf(loosened));
    }
}
