package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.UsageEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Callers make up names; of each dimension at most a thousand a tenant and hour get sums of their own, the rest share
 * {@code ~other}. What an hour already has is read from its sums. Consumers that meet new names in the very same moment
 * do not see each other's, so the limit can be passed by what arrives in one batch.
 */
final class NameLimit {
    static final int NAMES = 1_000;
    static final String OTHER = "~other";
    private static final int HOURS = 256;
    private static final String READ = """
            SELECT DISTINCT operation, source_service, workspace FROM usage.hour_sum WHERE tenant = ? AND hour = ?""";

    private final Map<TenantHour, Known> hours = new LinkedHashMap<>(HOURS, 0.75f, true);

    private record TenantHour(String tenant, Instant hour) {
        static TenantHour of(UsageEvent event) {
            return new TenantHour(HourGroup.clean(event.tenant()), HourGroup.hourOf(event));
        }
    }

    /** The names that an hour has sums for. */
    private record Known(Set<String> operations, Set<String> sourceServices, Set<String> workspaces) {
        Known() {
            this(new HashSet<>(), new HashSet<>(), new HashSet<>());
        }

        void add(ClientNames names) {
            add(operations, names.operation());
            add(sourceServices, names.sourceService());
            add(workspaces, names.workspace());
        }

        boolean mayGrowBy(ClientNames names) {
            return mayGrow(operations, names.operation())
                    || mayGrow(sourceServices, names.sourceService())
                    || mayGrow(workspaces, names.workspace());
        }

        private static void add(Set<String> known, String name) {
            if (mayGrow(known, name)) {
                known.add(name);
            }
        }

        private static boolean mayGrow(Set<String> known, String name) {
            return known.size() < NAMES && !name.isEmpty() && !name.equals(OTHER) && !known.contains(name);
        }

        static String allowed(Set<String> known, String name) {
            return name.isEmpty() || known.contains(name) ? name : OTHER;
        }
    }

    /** Decides which names of these events are counted under themselves. */
    void meet(Connection connection, Collection<UsageEvent> events) throws SQLException {
        Set<TenantHour> fresh = new HashSet<>();
        for (UsageEvent event : events) {
            TenantHour where = TenantHour.of(event);
            ClientNames names = ClientNames.of(event);
            Known known = hours.computeIfAbsent(where, hour -> new Known());
            if (known.mayGrowBy(names)) {
                if (fresh.add(where)) {
                    read(connection, where, known);
                }
                known.add(names);
            }
        }
    }

    ClientNames allowed(UsageEvent event) {
        Known known = hours.getOrDefault(TenantHour.of(event), new Known());
        Function<Set<String>, java.util.function.UnaryOperator<String>> within =
                names -> name -> Known.allowed(names, name);
        return ClientNames.of(event)
                .with(
                        within.apply(known.operations()),
                        within.apply(known.sourceServices()),
                        within.apply(known.workspaces()));
    }

    /** Names may have been met by a transaction that was undone. */
    void forget() {
        hours.clear();
    }

    /** Keeps the hours that were used last. */
    void trim() {
        var oldest = hours.keySet().iterator();
        while (hours.size() > HOURS && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private static void read(Connection connection, TenantHour where, Known known) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, where.tenant());
            read.setTimestamp(2, Timestamp.from(where.hour()));
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    known.add(new ClientNames(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
    }
}
