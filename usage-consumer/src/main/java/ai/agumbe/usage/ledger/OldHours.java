package ai.agumbe.usage.ledger;

import ai.agumbe.usage.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Turns hours that are older than they are kept into days, which are kept for good; what corrected them with them. */
final class OldHours {
    private static final String GROUP =
            "tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status";
    /** One statement, so that what is added to an hour meanwhile is either in its day or still in its hour. */
    private static final String BECOME_DAYS = """
            WITH hours AS (DELETE FROM usage.hour_sum WHERE hour < ? RETURNING *),
                corrections AS (DELETE FROM usage.correction_hour WHERE hour < ? RETURNING *)
            INSERT INTO usage.day_sum SELECT (hour AT TIME ZONE 'UTC')::date,\s""" + GROUP + """
            , sum(requests), sum(errors), sum(input_tokens), sum(cached_tokens), sum(cache_write_5m_tokens),
            sum(cache_write_1h_tokens), sum(output_tokens), sum(reasoning_tokens), sum(cost), sum(unpriced),
            usage.sum_latency(latency), sum(audio_input_tokens), sum(image_input_tokens), sum(audio_output_tokens),
            sum(image_output_tokens), sum(tool_calls)
            FROM (SELECT hour,\s""" + GROUP + """
            , requests, errors,\s""" + TokenColumns.TEXT
            + ", cost, unpriced, latency, " + TokenColumns.MEDIA + """
            , tool_calls FROM hours
            UNION ALL SELECT hour,\s""" + GROUP + """
            , 0, 0, 0, 0, 0, 0, 0, 0, cost_change, unpriced_change, array_fill(0::bigint, ARRAY[64]), 0, 0, 0, 0, 0 FROM corrections)
            AS old GROUP BY 1,\s""" + GROUP;

    private OldHours() {}

    /** Those before a day. */
    static void become(Database database, LocalDate oldest) throws SQLException {
        OffsetDateTime first = oldest.atStartOfDay().atOffset(ZoneOffset.UTC);
        try (Connection connection = database.open();
                PreparedStatement become = connection.prepareStatement(BECOME_DAYS)) {
            become.setObject(1, first);
            become.setObject(2, first);
            become.executeUpdate();
            connection.commit();
        }
    }
}
