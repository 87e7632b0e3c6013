package ai.agumbe.control.repeat;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import ai.agumbe.model.secret.SealedSecret;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What creates were answered for a day, sealed under the caller's own key for them: a reply may show a gateway key. */
@Singleton
public final class FirstReplies {
    private static final Logger LOG = LoggerFactory.getLogger(FirstReplies.class);
    private static final Duration KEPT = Duration.ofHours(24);
    /** Beyond it the oldest go before their day is over. */
    private static final int MOST = 100_000;

    private static final int PORTION = 1_000;
    private final Database database;
    private final KeyEncryptionKeys keys;
    private final InstantSource clock;

    FirstReplies(Database database, ControlSettings settings, InstantSource clock) {
        this.database = database;
        this.keys = settings.keys();
        this.clock = clock;
    }

    /**
     * The reply to a create.
     *
     * @param version the config version of the change
     */
    public record FirstReply(ObjectNode body, long version) {}

    /** What is sealed: the reply, and which request it is to. */
    private record Kept(String request, ObjectNode body, long version) {}

    /** The reply this request had before; a problem when the key came with another request. */
    public Optional<FirstReply> find(Connection connection, RepeatKey key) throws SQLException {
        Optional<Kept> before = Query.of(
                        connection,
                        "select key_id, wrapped_key, ciphertext from control.first_reply where id = ? and at > ?")
                .with(key.id(), oldest().atOffset(ZoneOffset.UTC))
                .first(row -> new SealedSecret(row.getString(1), row.getString(2), row.getString(3)))
                .map(kept -> opened(kept, key));
        if (before.isPresent() && !before.get().request.equals(key.request())) {
            throw Problem.of(
                    Reason.KEY_REUSED,
                    "Idempotency-Key came with another request before (expected: a new key for a new request)");
        }
        return before.map(first -> new FirstReply(first.body, first.version));
    }

    private Kept opened(SealedSecret secret, RepeatKey key) {
        try {
            return Json.as(Kept.class, Json.parse(keys.open(secret, key.key())));
        } catch (IllegalArgumentException closed) {
            throw Problem.of(
                    Reason.KEY_REUSED,
                    "the reply that Idempotency-Key had before is sealed with a key-encryption key that is not here"
                            + " (expected: a new key, after a look at what was created)");
        }
    }

    /** Keeps the reply in the transaction of its change. */
    public void keep(Connection connection, RepeatKey key, FirstReply reply) throws SQLException {
        SealedSecret secret = keys.seal(Json.text(new Kept(key.request(), reply.body, reply.version)), key.key());
        deleteOld(connection);
        Query.of(connection, """
                        insert into control.first_reply (id, key_id, wrapped_key, ciphertext, at)
                        values (?, ?, ?, ?, ?)
                        on conflict (id) do update set key_id = excluded.key_id, wrapped_key = excluded.wrapped_key,
                            ciphertext = excluded.ciphertext, at = excluded.at, seq = default""")
                .with(key.id(), secret.keyId(), secret.wrappedKey(), secret.ciphertext())
                .with(clock.instant().atOffset(ZoneOffset.UTC))
                .run();
    }

    /** Replies go after a day although nothing is created any more. */
    @Scheduled(fixedDelay = "10m", initialDelay = "1m")
    void deleteOld() {
        try {
            database.inTransaction(connection -> deleteOld(connection));
        } catch (Problem away) {
            LOG.atDebug().log("old replies are deleted when the database is back");
        }
    }

    private int deleteOld(Connection connection) throws SQLException {
        return Query.of(connection, """
                        delete from control.first_reply where seq in (
                          select seq from control.first_reply
                          where at <= ? or seq <= (select max(seq) from control.first_reply) - ?
                          order by seq limit ?)""")
                .with(oldest().atOffset(ZoneOffset.UTC), MOST, PORTION)
                .run();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
