package ai.agumbe.usage.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.usage.ground.TestPostgres;
import ai.agumbe.usage.setting.UsageSettings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Postgres reads of rows is what was put into them. */
class CopyRowsTest {
    private static final String LETTERS = "ab\\\t\n\r\"N.é😀\u0000\u0001 7";

    private final Database database = new Database(TestPostgres.settings(
            TestPostgres.database(),
            new UsageSettings.Keeping(Period.ofDays(20), Period.ofMonths(13), Period.ofMonths(13), Period.ofDays(7))));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void instantsComeAsTheyWereCutToMicroseconds() throws SQLException {
        Random random = new Random(6);
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            instants.add(Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000)));
        }
        StagedRows.Source rows = into -> {
            for (int i = 0; i < instants.size(); i++) {
                into.number(i).instant(instants.get(i)).endRow();
            }
        };

        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE copied (i integer PRIMARY KEY, t timestamptz)");
            StagedRows copied = new StagedRows("incoming_copied", "copied", "i, t");
            assertThat(copied.copyIfNew(connection, rows)).isTrue();
            assertThat(copied.copyIfNew(connection, rows)).isFalse();
            assertThat(copied.addMissing(connection, rows)).isZero();
            try (ResultSet read =
                    statement.executeQuery("SELECT (extract(epoch FROM t) * 1000000)::bigint FROM copied ORDER BY i")) {
                for (Instant instant : instants) {
                    assertThat(read.next()).isTrue();
                    assertThat(read.getLong(1))
                            .isEqualTo(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
                }
            }
        }
    }

    @Test
    void textsComeAsTheyWereWritten() throws SQLException {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>(List.of("", "\\N", "\\", "\n"));
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, LETTERS.codePointCount(0, LETTERS.length()))
                    .forEach(at -> text.appendCodePoint(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, at))));
            texts.add(text.toString());
        }
        StagedRows.Source rows = into -> {
            for (int i = 0; i < texts.size(); i++) {
                byte[] bytes = texts.get(i).replace('\0', 'x').getBytes(StandardCharsets.UTF_8);
                into.number(i).text(texts.get(i)).utf8(bytes).text(null).endRow();
            }
        };

        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE copied (i integer, a text, b text, c text)");
                new StagedRows("incoming_copied", "copied", "i, a, b, c").fill(connection, rows);
                try (ResultSet read = statement.executeQuery("SELECT * FROM incoming_copied ORDER BY i")) {
                    for (String text : texts) {
                        assertThat(read.next()).isTrue();
                        assertThat(read.getString("a")).isEqualTo(text.replace('\0', '\uFFFD'));
                        assertThat(read.getString("b")).isEqualTo(text.replace('\0', 'x'));
                        assertThat(read.getString("c")).isNull();
                    }
                }
            }
        }
    }
}
