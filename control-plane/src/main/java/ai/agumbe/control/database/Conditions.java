package ai.agumbe.control.database;

import java.util.ArrayList;
import java.util.List;

/** SQL conditions that all must hold, with their values. */
public final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** The tenant is always the first. */
    public static Conditions ofTenant(String tenant) {
        return new Conditions().and("tenant = ?", tenant);
    }

    public Conditions and(String condition, Object... its) {
        sql.append(sql.isEmpty() ? " where " : " and ").append(condition);
        values.addAll(List.of(its));
        return this;
    }

    /** Rows that meet the first or the second, each found by its own index. */
    public static Conditions union(Conditions first, String select, Conditions second) {
        Conditions either = first.copy();
        either.sql.append(" union all ").append(select).append(second.sql);
        either.values.addAll(second.values);
        return either;
    }

    public Conditions copy() {
        Conditions copy = new Conditions();
        copy.sql.append(sql);
        copy.values.addAll(values);
        return copy;
    }

    public String sql() {
        return sql.toString();
    }

    public Object[] values() {
        return values.toArray();
    }
}
