package ai.agumbe.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    @Test
    void dropsTheOldestAndCountsThemWhenItIsFull() {
        Journal journal = new Journal(1_000_000);

        for (int call = 0; call < 100_000; call++) {
            journal.begin(new Call(null, "/v1/chat/completions", "m", null, 1)).finished();
        }

        Journal.Page page = journal.read(0, 10);
        long kept = journal.entries();
        assertThat(kept).isBetween(20_000L, 60_000L);
        assertThat(page.dropped()).isEqualTo(100_000 - kept);
        assertThat(page.sales().getFirst().seq()).isEqualTo(page.dropped() + 1);
    }

    @Test
    void leavingTakesBackThatItWasFinished() {
        Journal journal = new Journal(1_000_000);
        Entry entry = journal.begin(new Call("s", "/p", "m", "h", 3));

        entry.finished();
        entry.left();

        List<Sale> sales = journal.read(0, 1).sales();
        assertThat(sales).containsExactly(new Sale(1, "s", "/p", "m", "h", 3, 0, null, false, true));
    }
}
