package ai.agumbe.data.snapshot;

import ai.agumbe.model.guard.RemoteDetector;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The credentials that policies of tenants name, by tenant and id. */
public record Keyring(Map<String, Map<String, Opened>> credentials) {
    public static final Keyring EMPTY = new Keyring(Map.of());

    public Keyring {
        credentials = Map.copyOf(credentials);
    }

    /** The secret, for a place where it may be shown; empty when there is none. */
    public Optional<String> secret(String tenant, String id, String url) {
        return Optional.ofNullable(credentials.getOrDefault(tenant, Map.of()).get(id))
                .filter(opened -> opened.mayBeShownTo(url))
                .map(Opened::secret);
    }

    /**
     * One of them.
     *
     * @param secret null when this node cannot have it
     * @param baseUrl of the provider that it opens: it goes nowhere else
     */
    record Opened(@Nullable String secret, String baseUrl) {
        private boolean mayBeShownTo(String url) {
            return RemoteDetector.sameOrigin(url, baseUrl);
        }

        @Override
        public String toString() {
            return "Opened[***, " + baseUrl + "]";
        }
    }
}
