package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.topic.Topics;
import ai.agumbe.usage.account.Spending;
import ai.agumbe.usage.intake.Destination;
import ai.agumbe.usage.intake.UnusableRecordException;
import ai.agumbe.usage.store.Database;
import ai.agumbe.usage.store.Partitions;
import ai.agumbe.usage.store.Retention;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where usage events go: lines in the ledger, and what is new of them into the sums of their hours. */
@Singleton
final class Ledger implements Destination<UsageEvent> {
    private static final Period KEPT = Period.ofMonths(13);

    private final Database database;
    private final Retention retention;
    private final Partitions partitions;
    private final LedgerTable table = new LedgerTable();
    private final HourSums sums = new HourSums();
    private final Spending spending = new Spending();
    private @Nullable LocalDate oldestHours;

    Ledger(Database database, InstantSource clock) {
        this.database = database;
        retention = new Retention(KEPT, clock);
        partitions = new Partitions(database, "ledger", retention);
    }

    @Override
    public Topics topic() {
        return Topics.USAGE;
    }

    @Override
    public UsageEvent read(byte[] value) {
        UsageEvent event = UsageEventReader.read(value);
        if (!retention.keeps(dayOf(event))) {
            throw new UnusableRecordException("startedAt: " + dayOf(event) + " (expected: from " + retention.oldest()
                    + " to " + retention.newest() + ")");
        }
        return event;
    }

    @Override
    public void prepare(List<UsageEvent> events) throws SQLException {
        Set<LocalDate> days = events.stream().map(Ledger::dayOf).collect(Collectors.toSet());
        partitions.provide(days);
        LocalDate oldest = retention.oldest();
        if (!oldest.equals(oldestHours)) {
            HourSums.dropBefore(database, oldest);
            oldestHours = oldest;
        }
    }

    @Override
    public int store(Connection connection, List<UsageEvent> events) throws SQLException {
        Map<UUID, UsageEvent> distinct = new LinkedHashMap<>();
        events.forEach(event -> distinct.putIfAbsent(event.eventId(), event));
        Set<UUID> fresh = table.insert(connection, distinct.values());
        distinct.keySet().retainAll(fresh);
        if (!distinct.isEmpty()) {
            sums.add(connection, distinct.values());
            spending.add(connection, distinct.values());
        }
        return fresh.size();
    }

    @Override
    public void forget() {
        partitions.forget();
        sums.forget();
        spending.forget();
    }

    private static LocalDate dayOf(UsageEvent event) {
        return Retention.dayOf(event.startedAt());
    }
}
