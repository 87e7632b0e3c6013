package ai.agumbe.data.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request's path, taken apart: where the surface is mounted, and what follows.
 *
 * @param rest begins with a slash, not decoded
 * @param appUuid the app that the path fixes; null when it fixes none
 */
record Mount(String rest, @Nullable String appUuid) {
    private static final List<String> PREFIXES = List.of("/api/v1/llm", "/v1");
    private static final Pattern APP = Pattern.compile(
            "/api/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/v1(/.*)", Pattern.CASE_INSENSITIVE);

    /** Empty when nothing of the surface is mounted there. */
    static Optional<Mount> of(String path) {
        for (String prefix : PREFIXES) {
            if (path.startsWith(prefix) && path.length() > prefix.length() && path.charAt(prefix.length()) == '/') {
                return Optional.of(new Mount(path.substring(prefix.length()), null));
            }
        }
        Matcher app = path.startsWith("/api/") ? APP.matcher(path) : null;
        return app != null && app.matches()
                ? Optional.of(new Mount(app.group(2), app.group(1).toLowerCase(java.util.Locale.ROOT)))
                : Optional.empty();
    }
}
