package ai.agumbe.data.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request's path, taken apart: where the surface is mounted, and what follows.
 *
 * @param rest begins with a slash, not decoded
 * @param appUuid the app that the path fixes; null when it fixes none
 * @param forAnthropics whether only what Anthropic's callers know is mounted there
 */
record Mount(String rest, @Nullable String appUuid, boolean forAnthropics) {
    private static final List<String> PREFIXES = List.of("/api/v1/llm", "/v1");
    private static final String TENANTS = "/api/v1/tenants";
    private static final List<String> ANTHROPICS = List.of("/anthropic/v1", "/api/v1/anthropic/v1");
    private static final Pattern APP = Pattern.compile(
            "/api/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/v1(/.*)", Pattern.CASE_INSENSITIVE);

    /** Empty when nothing of the surface is mounted there. */
    static Optional<Mount> of(String path) {
        for (String prefix : PREFIXES) {
            if (isBelow(path, prefix)) {
                return Optional.of(new Mount(path.substring(prefix.length()), null, false));
            }
        }
        if (isBelow(path, TENANTS)) {
            return Optional.of(new Mount(path.substring("/api/v1".length()), null, false));
        }
        for (String prefix : ANTHROPICS) {
            if (isBelow(path, prefix)) {
                return Optional.of(new Mount(path.substring(prefix.length()), null, true));
            }
        }
        Matcher app = path.startsWith("/api/") ? APP.matcher(path) : null;
        return app != null && app.matches()
                ? Optional.of(new Mount(app.group(2), app.group(1).toLowerCase(Locale.ROOT), false))
                : Optional.empty();
    }

    private static boolean isBelow(String path, String prefix) {
        return path.startsWith(prefix) && path.length() > prefix.length() && path.charAt(prefix.length()) == '/';
    }

    /** Whether who asks here is a caller of Anthropic's API. */
    boolean isAnthropics() {
        return forAnthropics || rest.equals("/messages") || rest.startsWith("/messages/");
    }

    /** Whether an endpoint of this path is mounted here. */
    boolean offers(String path) {
        return !forAnthropics || path.startsWith("/messages") || path.startsWith("/models");
    }
}
