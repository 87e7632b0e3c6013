package ai.agumbe.control.wallet;

import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What was put into a wallet once, and by whom. */
record WalletEntry(long seq, BigDecimal amount, @Nullable String note, String actor, Instant at) {
    static final String COLUMNS = "seq, amount, note, actor, at";

    static WalletEntry read(ResultSet row) throws SQLException {
        return new WalletEntry(
                row.getLong("seq"),
                row.getBigDecimal("amount"),
                row.getString("note"),
                row.getString("actor"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    ObjectNode json() {
        return Json.object()
                .put("id", Long.toString(seq))
                .put("amount_usd", Dollars.text(amount))
                .put("note", note)
                .put("actor", actor)
                .put("created_at", at.toString());
    }
}
