package ai.agumbe.data.catalog;

import ai.agumbe.data.snapshot.Catalogue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Names that a caller may have meant. */
final class NearestNames {
    private static final int SHOWN = 3;
    private static final int MAX_COMPARED = 2_000;
    private static final int MAX_LENGTH = 64;

    private NearestNames() {}

    /** A sentence that names them, or what to do when there are none. */
    static String hint(String wanted, String tenant, Catalogue catalogue) {
        String compared = wanted.substring(0, Math.min(MAX_LENGTH, wanted.length()));
        List<String> nearest = Stream.concat(
                        catalogue.routesOf(tenant).stream().map(route -> route.alias()),
                        catalogue.modelsOf(tenant).stream()
                                .map(model -> model.target().model()))
                .limit(MAX_COMPARED)
                .sorted(Comparator.comparingInt((String name) -> distance(compared, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
        return nearest.isEmpty()
                ? " There are no models yet: ask whoever runs this gateway."
                : " Nearest names: " + String.join(", ", nearest) + ". GET /models lists all.";
    }

    /** Letters to change, add or drop to come from one name to the other. */
    static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[to.length() + 1];
            now[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[to.length()];
    }
}
