package ai.agumbe.control.trial;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.usage.UsageViews;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the calls of an app with what was kept of them, newest first, some at a time. */
@Singleton
record StoredCalls(UsageViews views) {
    private static final int PAGE = 500;

    /** @param before the last of the page before; null for the first page */
    List<StoredCall> page(String tenant, String app, Instant from, @Nullable StoredCall before) {
        Conditions conditions = Conditions.ofTenant(tenant)
                .and("app = ?", app)
                .and("created_at >= ?", from.atOffset(ZoneOffset.UTC))
                .and("day >= ?", LocalDate.ofInstant(from, ZoneOffset.UTC));
        if (before != null) {
            conditions.and("(created_at, event_id) < (?, ?)", before.at(), before.event());
        }
        String rows = "select created_at, event_id, day, request from usage.request_row" + conditions.sql()
                + " order by created_at desc, event_id desc limit " + PAGE;
        return views.read(
                tenant,
                connection -> Query.of(
                                connection,
                                "select r.created_at, r.event_id, r.request, p.key, p.sealed from (" + rows + ") r"
                                        + " left join usage.sealed_payload p on p.day = r.day and p.event_id = r.event_id"
                                        + " order by r.created_at desc, r.event_id desc")
                        .with(conditions.values())
                        .all(StoredCall::read));
    }
}
