package ai.agumbe.control.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One SQL statement with its parameters. */
public final class Query {
    private final Connection connection;
    private final String sql;
    private final List<@Nullable Object> parameters = new ArrayList<>();

    private Query(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    public static Query of(Connection connection, String sql) {
        return new Query(connection, sql);
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public Query with(@Nullable Object... values) {
        for (Object value : values) {
            parameters.add(value);
        }
        return this;
    }

    public <T> List<T> all(Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepared();
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    public <T> Optional<T> first(Row<T> row) throws SQLException {
        return all(row).stream().findFirst();
    }

    /** Runs a statement that gives no rows; answers how many it touched. */
    public int run() throws SQLException {
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }
}
