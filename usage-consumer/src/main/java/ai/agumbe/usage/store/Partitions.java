package ai.agumbe.usage.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;

/**
 * One table a day below a table that is partitioned by day: made ahead and on demand, dropped when they are too old.
 * Used by one thread.
 */
public final class Partitions {
    private final Database database;
    private final String parent;
    private final Retention retention;
    private final Set<LocalDate> known = new TreeSet<>();

    /** @param parent name of the partitioned table in schema {@code usage} */
    public Partitions(Database database, String parent, Retention retention) {
        this.database = database;
        this.parent = parent;
        this.retention = retention;
    }

    /** Sees to it that these days have their partitions. */
    public void provide(Set<LocalDate> days) throws SQLException {
        Set<LocalDate> missing = new TreeSet<>(days);
        missing.removeAll(known);
        if (!missing.isEmpty()) {
            make(missing);
        }
    }

    /** Sees to it that today and tomorrow have partitions and that the oldest are gone. */
    public void tend() throws SQLException {
        provide(Set.of(retention.today(), retention.newest()));
        dropOlderThan(retention.oldest());
    }

    /** What was known may be wrong: somebody else may have dropped a partition. */
    public void forget() {
        known.clear();
    }

    private void make(Set<LocalDate> days) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            lock(statement);
            for (LocalDate day : days) {
                if (!exists(statement, day)) {
                    attach(statement, day);
                }
            }
            connection.commit();
        }
        known.addAll(days);
    }

    /** Attaching an empty table lets readers go on; CREATE … PARTITION OF would wait for all of them. */
    private void attach(Statement statement, LocalDate day) throws SQLException {
        String table = nameOf(day);
        statement.execute(
                "CREATE TABLE " + table + " (LIKE usage." + parent + " INCLUDING DEFAULTS INCLUDING STORAGE)");
        statement.execute("ALTER TABLE usage." + parent + " ATTACH PARTITION " + table + " FOR VALUES FROM ('" + day
                + "') TO ('" + day.plusDays(1) + "')");
    }

    private void dropOlderThan(LocalDate oldest) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            lock(statement);
            Set<String> old = new TreeSet<>();
            try (ResultSet tables = statement.executeQuery("SELECT c.relname FROM pg_inherits i"
                    + " JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'usage." + parent + "'::regclass"
                    + " AND c.relname < '" + parent + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(oldest) + "'")) {
                while (tables.next()) {
                    old.add(tables.getString(1));
                }
            }
            for (String table : old) {
                statement.execute("DROP TABLE usage." + table);
            }
            connection.commit();
        }
        known.removeIf(day -> day.isBefore(oldest));
    }

    private void lock(Statement statement) throws SQLException {
        statement.execute("SELECT pg_advisory_xact_lock(hashtext('agumbe.usage.partitions." + parent + "'))");
    }

    private boolean exists(Statement statement, LocalDate day) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT to_regclass('" + nameOf(day) + "') IS NOT NULL")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    private String nameOf(LocalDate day) {
        return "usage." + parent + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
