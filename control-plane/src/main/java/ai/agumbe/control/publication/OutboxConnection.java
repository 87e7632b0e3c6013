package ai.agumbe.control.publication;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.setting.ControlSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A replica's own connection for publication: it listens there, and the leader's lock lives as long as it does. */
final class OutboxConnection implements AutoCloseable {
    /** The lock whose holder is the leader among replicas. */
    private static final long LEADER_LOCK = 0x6167_756d_6265L;

    private static final String WAKES = "agumbe_outbox";
    private static final String PUBLISHED = "agumbe_published";
    private final Connection connection;
    private boolean leads;

    private OutboxConnection(Connection connection) {
        this.connection = connection;
    }

    static OutboxConnection open(ControlSettings.Postgres settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("ApplicationName", "agumbe-control-publication");
        OutboxConnection opened = new OutboxConnection(DriverManager.getConnection(settings.url(), properties));
        Query.of(opened.connection, "listen " + WAKES).run();
        Query.of(opened.connection, "listen " + PUBLISHED).run();
        return opened;
    }

    /** Whether this replica is the leader, now or from now on. */
    boolean leads() throws SQLException {
        if (!leads) {
            leads = Query.of(connection, "select pg_try_advisory_lock(?)")
                    .with(LEADER_LOCK)
                    .first(row -> row.getBoolean(1))
                    .orElse(false);
        }
        return leads;
    }

    List<Unsent> oldest() throws SQLException {
        return Unsent.oldest(connection);
    }

    /** Kafka has everything up to this version: so it is kept, and other replicas are told. */
    void sent(long version) throws SQLException {
        Unsent.sent(connection, version);
        Query.of(connection, "select pg_notify(?, ?)")
                .with(PUBLISHED, Long.toString(version))
                .all(row -> 0);
    }

    long published() throws SQLException {
        return Query.of(connection, "select config_version from control.publication")
                .first(row -> row.getLong(1))
                .orElse(0L);
    }

    int refill() throws SQLException {
        return LostTopic.refill(connection);
    }

    /** Waits until some replica changed or published something, at most that long. */
    void awaitNews(Duration patience) throws SQLException {
        PGNotification[] news = connection.unwrap(PGConnection.class).getNotifications((int) patience.toMillis());
        if (news == null || news.length == 0) {
            Query.of(connection, "select 1").all(row -> 0);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
