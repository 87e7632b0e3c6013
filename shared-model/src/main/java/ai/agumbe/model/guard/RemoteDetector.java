package ai.agumbe.model.guard;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who is asked about texts, or a model of the gateway's own.
 *
 * @param name what decisions call it
 * @param url null for a model of the gateway's own
 * @param model the model that judges; null where the protocol names none
 * @param question what such a model is to flag; null for everybody else
 * @param credential whose secret it is shown; null for none
 * @param input whether it reads asks
 * @param output whether it reads answers
 * @param failClosed whether a text that it could not look at is refused
 * @param sample the share of calls that it is asked about
 * @param threshold from which score on it has found something; null for its own judgement
 * @param language of the texts, where the protocol asks for it
 */
public record RemoteDetector(
        String name,
        Protocol protocol,
        @Nullable String url,
        @Nullable String model,
        @Nullable String question,
        @Nullable String credential,
        boolean input,
        boolean output,
        Mode mode,
        boolean failClosed,
        int timeoutMs,
        double sample,
        @Nullable Double threshold,
        String language) {
    /** Whether both URLs are on the same scheme, host and port. */
    public static boolean sameOrigin(String url, String other) {
        return origin(url).equals(origin(other));
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** How it is asked. */
    public enum Protocol {
        WEBHOOK,
        OPENAI_MODERATION,
        PRESIDIO,
        LLAMA_GUARD,
        LITELLM,
        JUDGE;

        private static final List<String> NAMES =
                Arrays.stream(values()).map(Protocol::wireName).toList();

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static List<String> names() {
            return NAMES;
        }

        static @Nullable Protocol named(String wireName) {
            int at = NAMES.indexOf(wireName);
            return at < 0 ? null : values()[at];
        }
    }
}
