package ai.agumbe.control.document;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends what a change was, each row sealed by a hash over itself and the hash of the row before. */
final class History {
    private final Transaction transaction;

    History(Transaction transaction) {
        this.transaction = transaction;
    }

    /** The last row of the chain. */
    private record Tail(long seq, String hash) {}

    void append(List<Change> changes) throws SQLException {
        Tail tail = Query.of(
                        transaction.connection(), "select seq, hash from control.revision order by seq desc limit 1")
                .first(row -> new Tail(row.getLong(1), row.getString(2)))
                .orElse(new Tail(0, ""));
        for (Change change : changes) {
            tail = append(tail, change);
        }
    }

    private Tail append(Tail tail, Change change) throws SQLException {
        String before = text(change.before());
        String after = text(change.after());
        Tail next = new Tail(
                tail.seq() + 1,
                hash(List.of(
                        tail.hash(),
                        Long.toString(tail.seq() + 1),
                        Long.toString(transaction.version()),
                        change.key().toString(),
                        Integer.toString(change.version()),
                        String.valueOf(before),
                        String.valueOf(after),
                        transaction.actor(),
                        transaction.now().toString())));
        Query.of(transaction.connection(), """
                        insert into control.revision
                          (seq, config_version, kind, tenant, id, version, before, after, actor, at, hash)
                        values (?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?, ?)""")
                .with(next.seq(), transaction.version())
                .with(change.key().kind(), change.key().tenant(), change.key().id())
                .with(change.version(), before, after, transaction.actor())
                .with(transaction.now().atOffset(ZoneOffset.UTC), next.hash())
                .run();
        return next;
    }

    private static @Nullable String text(@Nullable ObjectNode body) {
        return body == null ? null : Json.text(body);
    }

    /** SHA-256 over the parts, each behind its length so that no two lists of parts look the same. */
    static String hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", absent);
        }
    }
}
