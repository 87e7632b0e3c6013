package ai.agumbe.control.rerating;

import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What a re-rating changes for one tenant.
 *
 * @param unpriced of the lines, those that had no cost
 */
record Correction(String tenant, long lines, long unpriced, BigDecimal before, BigDecimal after) {
    static Correction read(ResultSet row) throws SQLException {
        return new Correction(
                row.getString("tenant"),
                row.getLong("lines"),
                row.getLong("unpriced"),
                row.getBigDecimal("before"),
                row.getBigDecimal("after"));
    }

    static Correction total(List<Correction> all) {
        return new Correction(
                "",
                all.stream().mapToLong(Correction::lines).sum(),
                all.stream().mapToLong(Correction::unpriced).sum(),
                all.stream().map(Correction::before).reduce(BigDecimal.ZERO, BigDecimal::add),
                all.stream().map(Correction::after).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    ObjectNode json() {
        ObjectNode members = Json.object();
        if (!tenant.isEmpty()) {
            members.put("tenant", tenant);
        }
        return members.put("lines", lines)
                .put("unpriced_lines", unpriced)
                .put("cost_before_usd", text(before))
                .put("cost_after_usd", text(after))
                .put("difference_usd", text(after.subtract(before)));
    }

    /** All digits, none of them padding, never an exponent. */
    static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
