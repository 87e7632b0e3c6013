package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.topic.Topics;
import ai.agumbe.usage.account.Spending;
import ai.agumbe.usage.intake.Destination;
import ai.agumbe.usage.intake.UnusableRecordException;
import ai.agumbe.usage.setting.UsageSettings;
import ai.agumbe.usage.store.Database;
import ai.agumbe.usage.store.LedgerLock;
import ai.agumbe.usage.store.Partitions;
import ai.agumbe.usage.store.Retention;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
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
    private final Database database;
    private final Retention retention;
    private final Partitions partitions;
    private final LedgerTable table = new LedgerTable();
    private final HourSums sums = new HourSums();
    private final Spending spending = new Spending();
    private final Retention hours;
    private @Nullable LocalDate tended;

    Ledger(Database database, UsageSettings settings, InstantSource clock) {
        this.database = database;
        retention = new Retention(settings.keeping().ledger(), clock);
        hours = new Retention(settings.keeping().hours(), clock);
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

    /** What is older than it is kept goes once a day; hours leave their days behind. */
    @Override
    public void tend() throws SQLException {
        LocalDate today = retention.today();
        if (!today.equals(tended)) {
            partitions.tend();
            dropCorrections(retention.oldest());
            OldHours.become(database, hours.oldest());
            tended = today;
        }
    }

    @Override
    public void prepare(List<UsageEvent> events) throws SQLException {
        Set<LocalDate> days = events.stream().map(Ledger::dayOf).collect(Collectors.toSet());
        partitions.provide(days);
    }

    @Override
    public int store(Connection connection, List<UsageEvent> events) throws SQLException {
        LedgerLock.share(connection);
        Map<UUID, UsageEvent> distinct = new LinkedHashMap<>();
        events.forEach(event -> distinct.putIfAbsent(event.eventId(), event));
        List<Countable> named = sums.named(connection, distinct.values());
        Set<UUID> fresh = table.insert(connection, named);
        List<Countable> counted = named.stream()
                .filter(each -> fresh.contains(each.event().eventId()))
                .toList();
        if (!counted.isEmpty()) {
            sums.add(connection, counted);
            spending.add(connection, counted.stream().map(Countable::event).toList());
        }
        return fresh.size();
    }

    @Override
    public void forget() {
        partitions.forget();
        sums.forget();
        spending.forget();
        tended = null;
    }

    /** Entries go with the lines that they correct; their sums stay. */
    private void dropCorrections(LocalDate oldest) throws SQLException {
        try (Connection connection = database.open();
                PreparedStatement drop = connection.prepareStatement("DELETE FROM usage.correction WHERE day < ?")) {
            drop.setObject(1, oldest);
            drop.executeUpdate();
            connection.commit();
        }
    }

    private static LocalDate dayOf(UsageEvent event) {
        return Retention.dayOf(event.startedAt());
    }
}
