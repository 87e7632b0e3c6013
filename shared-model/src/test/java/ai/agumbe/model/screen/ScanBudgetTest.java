package ai.agumbe.model.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScanBudgetTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> spent = new ArrayList<>();
    private final ScanBudget budget = new ScanBudget(nanos::get, () -> spent.add("spent"));

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void onlyReadingCounts() {
        int[] read = {0};
        for (int i = 0; i < 10; i++) {
            passes(Duration.ofSeconds(1));
            budget.spend(() -> {
                read[0]++;
                passes(Duration.ofMillis(100));
            });
        }

        assertThat(read[0]).isEqualTo(10);
        assertThat(spent).isEmpty();
    }

    @Test
    void onceItIsSpentNothingIsReadAndThatIsToldOnce() {
        budget.spend(() -> passes(Duration.ofSeconds(2)));
        budget.spend(() -> spent.add("read on"));

        assertThat(spent).containsExactly("spent");
    }
}
