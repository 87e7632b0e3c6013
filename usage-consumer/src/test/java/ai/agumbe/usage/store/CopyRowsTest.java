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
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Postgres reads of rows is what was put into them, in either form. */
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
        List<Instant> instants = instants();
        check(StagedRows.text("incoming_copied", "copied", "i, t"), instants, into -> {
            for (int i = 0; i < instants.size(); i++) {
                into.number(i).instant(instants.get(i)).endRow();
            }
        });
    }

    @Test
    void instantsComeInBinaryAsTheyWereCutToMicroseconds() throws SQLException {
        List<Instant> instants = instants();
        check(StagedRows.binary("incoming_copied", "copied", "i, t"), instants, into -> {
            for (int i = 0; i < instants.size(); i++) {
                into.integer(i).instant(instants.get(i)).endRow();
            }
        });
    }

    private static List<Instant> instants() {
        Random random = new Random(6);
        List<Instant> instants = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            instants.add(Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000)));
        }
        return instants;
    }

    private <R extends CopyPortions> void check(StagedRows<R> copied, List<Instant> instants, StagedRows.Source<R> rows)
            throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE copied (i integer PRIMARY KEY, t timestamptz)");
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
        List<String> texts = texts();
        checkTexts(StagedRows.text("incoming_copied", "copied", "i, a, b, c"), texts, into -> {
            for (int i = 0; i < texts.size(); i++) {
                into.number(i).text(texts.get(i)).text(texts.get(i)).text(null).endRow();
            }
        });
    }

    @Test
    void textsComeInBinaryAsTheyWereWritten() throws SQLException {
        List<String> texts = texts();
        checkTexts(StagedRows.binary("incoming_copied", "copied", "i, a, b, c"), texts, into -> {
            for (int i = 0; i < texts.size(); i++) {
                byte[] bytes = texts.get(i).replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8);
                into.integer(i).text(texts.get(i)).bytes(bytes).text(null).endRow();
            }
        });
    }

    @Test
    void idsDaysAndBytesComeInBinaryAsTheyWereWritten() throws SQLException {
        UUID id = UUID.fromString("019a0b1c-2d3e-7f40-8123-456789abcdef");
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE copied (u uuid, d date, b bytea)");
            StagedRows.binary("incoming_copied", "copied", "u, d, b").copyIfNew(connection, into -> {
                into.uuid(id).day(LocalDate.of(2026, 2, 28)).bytes(bytes).endRow();
                into.uuid(id).day(LocalDate.of(1999, 12, 31)).bytes(new byte[0]).endRow();
            });
            try (ResultSet read = statement.executeQuery("SELECT * FROM copied ORDER BY d DESC")) {
                assertThat(read.next()).isTrue();
                assertThat(read.getObject("u", UUID.class)).isEqualTo(id);
                assertThat(read.getObject("d", LocalDate.class)).isEqualTo("2026-02-28");
                assertThat(read.getBytes("b")).isEqualTo(bytes);
                assertThat(read.next()).isTrue();
                assertThat(read.getObject("d", LocalDate.class)).isEqualTo("1999-12-31");
                assertThat(read.getBytes("b")).isEmpty();
            }
        }
    }

    private static List<String> texts() {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>(List.of("", "\\N", "\\", "\n"));
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, LETTERS.codePointCount(0, LETTERS.length()))
                    .forEach(at -> text.appendCodePoint(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, at))));
            texts.add(text.toString());
        }
        return texts;
    }

    private <R extends CopyPortions> void checkTexts(
            StagedRows<R> copied, List<String> texts, StagedRows.Source<R> rows) throws SQLException {
        try (Connection connection = database.open()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE copied (i integer, a text, b text, c text)");
                copied.fill(connection, rows);
                try (ResultSet read = statement.executeQuery("SELECT * FROM incoming_copied ORDER BY i")) {
                    for (String text : texts) {
                        String kept = text.replace('\0', '\uFFFD');
                        assertThat(read.next()).isTrue();
                        assertThat(read.getString("a")).isEqualTo(kept);
                        assertThat(read.getString("b")).isEqualTo(kept);
                        assertThat(read.getString("c")).isNull();
                    }
                }
            }
        }
    }
}
