package ai.agumbe.data.remote;

import ai.agumbe.model.screen.RemoteVerdict.Opinion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What was said lately of texts, by their hashes: the earlier turns of a conversation need not be judged with each new one. */
final class VerdictCache {
    static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST = 10_000;

    private final LongSupplier clock;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST;
        }
    };

    private record Kept(Opinion opinion, long atNanos) {}

    /** A hash of all that a verdict depends on. */
    record Key(String sha256) {
        static Key of(String... parts) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (String part : parts) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                    digest.update(bytes);
                }
                return new Key(new String(digest.digest(), StandardCharsets.ISO_8859_1));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("SHA-256: every JDK has it", impossible);
            }
        }
    }

    VerdictCache(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized Optional<Opinion> get(Key key) {
        Kept known = kept.get(key);
        return known == null || clock.getAsLong() - known.atNanos() >= FRESH_NANOS
                ? Optional.empty()
                : Optional.of(known.opinion());
    }

    synchronized void put(Key key, Opinion opinion) {
        kept.put(key, new Kept(opinion, clock.getAsLong()));
    }
}
