package ai.agumbe.control.request;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;
import ai.agumbe.control.usage.UsageViews;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the request log, newest first. */
@Singleton
public final class RequestLog {
    private static final String NEWEST_FIRST = " order by created_at desc, event_id desc limit ";
    private static final String SELECT = "select request, created_at, event_id from usage.request_row";
    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final UsageViews views;

    RequestLog(UsageViews views) {
        this.views = views;
    }

    private record Found(String json, Cursor cursor) {
        static Found read(ResultSet row) throws SQLException {
            return new Found(
                    row.getString(1), new Cursor(row.getObject(2, OffsetDateTime.class), row.getObject(3, UUID.class)));
        }
    }

    RequestPage page(LogReader reader, Parameters parameters) throws BadParameter {
        PageQuery query = PageQuery.of(parameters);
        Conditions conditions = reader.conditions();
        RequestFilter.add(conditions, parameters);
        return views.read(reader.tenant(), connection -> {
            int counted = Query.of(
                            connection,
                            "select count(*) from (select 1 from usage.request_row" + conditions.sql() + " limit "
                                    + (RequestPage.COUNTED_TO + 1) + ") counted")
                    .with(conditions.values())
                    .first(row -> row.getInt(1))
                    .orElse(0);
            return page(query, counted, rows(connection, query, conditions));
        });
    }

    /** The newest row of the tenant with this request id or event id, as the data plane wrote it. */
    public Optional<String> find(String tenant, String id) {
        return find(new LogReader(tenant, null), id);
    }

    /** The same of a reader's own. */
    Optional<String> find(LogReader reader, String id) {
        Conditions byRequest = reader.conditions().and("request_id = ?", id);
        Conditions either = byRequest;
        if (UUID_FORM.matcher(id).matches()) {
            Conditions byEvent = reader.conditions().and("event_id = ?", UUID.fromString(id));
            either = Conditions.union(byRequest, SELECT, byEvent);
        }
        String sql = SELECT + either.sql() + NEWEST_FIRST + "1";
        Object[] values = either.values();
        return views.read(
                reader.tenant(),
                connection -> Query.of(connection, sql).with(values).first(row -> row.getString(1)));
    }

    private static List<Found> rows(Connection connection, PageQuery query, Conditions conditions) throws SQLException {
        Conditions all = conditions.copy();
        query.cursor()
                .ifPresent(cursor -> all.and("(created_at, event_id) < (?, ?)", cursor.createdAt(), cursor.eventId()));
        return Query.of(
                        connection,
                        SELECT + all.sql() + NEWEST_FIRST + (query.size() + 1) + " offset " + query.offset())
                .with(all.values())
                .all(Found::read);
    }

    private static RequestPage page(PageQuery query, int counted, List<Found> found) {
        List<Found> shown = found.subList(0, Math.min(found.size(), query.size()));
        Optional<Cursor> next =
                found.size() > query.size() ? Optional.of(shown.getLast().cursor()) : Optional.empty();
        return new RequestPage(query, shown.stream().map(Found::json).toList(), counted, next);
    }
}
