package ai.agumbe.data.ground;

import ai.agumbe.data.event.Attempt;
import ai.agumbe.data.event.Ending;
import ai.agumbe.data.event.ExchangeJournal;
import ai.agumbe.data.event.JournalFullException;
import ai.agumbe.data.event.Opening;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A journal that remembers what it was told, how often, and is full when it should be, or when a real one behind it is. */
public final class RecordingJournal implements ExchangeJournal {
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private volatile boolean full;
    private volatile @Nullable ExchangeJournal behind;

    /** One exchange; {@code estimate} is null when no provider was to be called. */
    public record Exchange(Opening opening, @Nullable Attempt estimate, List<Ending> endings) {
        public Ending ending() {
            return endings.getFirst();
        }
    }

    @Override
    public OpenExchange open(Opening opening, Attempt estimate) {
        if (full) {
            throw new JournalFullException("full");
        }
        ExchangeJournal real = behind;
        OpenExchange there = real == null ? ending -> {} : real.open(opening, estimate);
        Exchange exchange = new Exchange(opening, estimate, new CopyOnWriteArrayList<>());
        exchanges.add(exchange);
        return ending -> {
            there.end(ending);
            exchange.endings().add(ending);
        };
    }

    @Override
    public void refused(Opening opening, Ending ending) {
        exchanges.add(new Exchange(opening, null, new CopyOnWriteArrayList<>(List.of(ending))));
    }

    public void full(boolean now) {
        full = now;
    }

    /** Exchanges are opened and ended there too, for as long as the test runs. */
    public void before(ExchangeJournal real) {
        behind = real;
    }

    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** The one exchange there was, once it has ended. */
    public Exchange only() {
        Eventually.holds(
                () -> exchanges.size() == 1 && !exchanges.getFirst().endings().isEmpty());
        return exchanges.getFirst();
    }

    /** Waits until all have ended; each once. */
    public void assertEachEndedOnce() {
        Eventually.holds(
                () -> exchanges.stream().noneMatch(each -> each.endings().isEmpty()));
        for (Exchange each : exchanges) {
            if (each.endings().size() != 1) {
                throw new AssertionError("ended " + each.endings().size() + " times: " + each);
            }
        }
    }

    void reset() {
        exchanges.clear();
        full = false;
        behind = null;
    }
}
