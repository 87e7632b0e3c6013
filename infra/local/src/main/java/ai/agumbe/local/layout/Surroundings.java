package ai.agumbe.local.layout;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the parts of one stack find around them: doors through which they reach each other, and settings of their own.
 *
 * @param doors ports at which others reach a part, where that is not the part's own port
 * @param settings variables added to those of each part of a kind
 */
public record Surroundings(Map<PartKind, Integer> doors, Map<PartKind, Map<String, String>> settings) {
    /** Everybody is reached at the own port, nobody is told anything more. */
    public static final Surroundings PLAIN = new Surroundings(Map.of(), Map.of());

    public Surroundings {
        doors = Map.copyOf(doors);
        settings = settings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, kind -> Map.copyOf(kind.getValue())));
    }

    /** Where others reach the part. */
    public String address(Layout layout, PartKind part) {
        return "127.0.0.1:" + doors.getOrDefault(part, layout.port(part));
    }

    public String url(Layout layout, PartKind part) {
        return "http://" + address(layout, part);
    }

    public Map<String, String> settings(PartKind part) {
        return settings.getOrDefault(part, Map.of());
    }
}
