package ai.agumbe.control.letter;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.document.Draft;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which dead letters were sent again. */
@Singleton
final class ReplayedLetters {
    /** Longer than Kafka keeps letters. */
    private static final Duration KEPT = Duration.ofDays(60);

    private final Database database;

    ReplayedLetters(Database database) {
        this.database = database;
    }

    /** The last replay of a letter. */
    record Last(String replay, Instant at) {}

    /** The last replays of those letters that had one, by offset. */
    Map<Long, Last> of(String topicId, Collection<Long> offsets) {
        return offsets.isEmpty() ? Map.of() : database.inTransaction(connection -> find(connection, topicId, offsets));
    }

    static Map<Long, Last> find(Connection connection, String topicId, Collection<Long> offsets) throws SQLException {
        Map<Long, Last> found = new HashMap<>();
        Query.of(connection, """
                        select distinct on (letter) letter, replay, at from control.replayed_letter
                        where topic_id = ? and letter = any (?) order by letter, at desc""")
                .with(topicId, connection.createArrayOf("bigint", offsets.toArray()))
                .all(row -> found.put(
                        row.getLong("letter"),
                        new Last(
                                row.getString("replay"),
                                row.getObject("at", OffsetDateTime.class).toInstant())));
        return found;
    }

    /** Notes them in the change that sends them. */
    static void note(Draft draft, String replay, String topicId, List<Long> offsets) {
        OffsetDateTime now = draft.now().atOffset(ZoneOffset.UTC);
        draft.also(connection -> {
            Query.of(connection, "delete from control.replayed_letter where at < ?")
                    .with(now.minus(KEPT))
                    .run();
            return Query.of(connection, """
                            insert into control.replayed_letter (topic_id, letter, replay, at)
                            select ?, letter, ?, ? from unnest(?::bigint[]) letter""")
                    .with(topicId, replay, now, connection.createArrayOf("bigint", offsets.toArray()))
                    .run();
        });
    }
}
