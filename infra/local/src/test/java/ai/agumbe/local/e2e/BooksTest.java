package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Books.Seen;
import ai.agumbe.local.e2e.Books.Sight;
import ai.agumbe.local.e2e.Ledger.Booked;
import ai.agumbe.local.e2e.Simulator.Sold;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fault tests' own judgement: it must see what is missing, doubled or wrong. */
class BooksTest {
    private static final Seen WHOLE = new Seen("a", 0, Sight.WHOLE, "");
    private static final Seen BROKEN = new Seen("a", 0, Sight.BROKEN, "");
    private static final Sold SOLD = new Sold("a", 10, 5, true, false);
    private static final Booked EXACT = booked("event-1", "a", 5);

    @Test
    void booksThatAgreeHaveNoFaults() {
        assertThat(new Books(List.of(WHOLE), List.of(SOLD), List.of(EXACT)).faults())
                .isEmpty();
    }

    @Test
    void aMissingRowIsAFault() {
        assertThat(new Books(List.of(WHOLE), List.of(SOLD), List.of()).faults())
                .contains("a: sold, but not booked", "a: seen whole, but not booked exactly");
        assertThat(new Books(List.of(BROKEN), List.of(SOLD), List.of()).faults())
                .containsExactly("a: sold, but not booked");
    }

    @Test
    void aDoubledRowIsAFault() {
        assertThat(new Books(List.of(WHOLE), List.of(SOLD), List.of(EXACT, booked("event-2", "a", 5))).faults())
                .containsExactly("a: booked 2 times");
    }

    @Test
    void otherTokensAreAFaultUnlessTheRowIsAnEstimateOfACallThatBroke() {
        assertThat(new Books(List.of(WHOLE), List.of(SOLD), List.of(booked("event-1", "a", 6))).faults())
                .hasSize(1);
        assertThat(new Books(List.of(WHOLE), List.of(SOLD), List.of(estimate("a"))).faults())
                .containsExactly("a: seen whole, but not booked exactly");
        assertThat(new Books(List.of(BROKEN), List.of(SOLD), List.of(estimate("a"))).faults())
                .isEmpty();
    }

    @Test
    void aFailedCallThatNeverReachedTheProviderIsBookedAsNothing() {
        assertThat(new Books(List.of(BROKEN), List.of(), List.of(unsold("error", 0))).faults())
                .isEmpty();
        assertThat(new Books(List.of(BROKEN), List.of(), List.of(unsold("error", 10))).faults())
                .hasSize(1);
        assertThat(new Books(List.of(WHOLE), List.of(), List.of(unsold("success", 0))).faults())
                .containsExactly("a: booked as exact, but nothing was sold");
    }

    @Test
    void onlyRefusalsMayShareARow() {
        Booked refusals = new Booked("event-1", "a", "error", null, 40, 0, 0, false, BigDecimal.ZERO);
        Booked calls = new Booked("event-1", "a", "success", null, 2, 10, 5, false, BigDecimal.ONE);

        assertThat(new Books(List.of(BROKEN), List.of(), List.of(refusals)).faults())
                .isEmpty();
        assertThat(new Books(List.of(WHOLE), List.of(SOLD), List.of(calls)).faults())
                .containsExactly("a: counted as 2 requests");
    }

    @Test
    void anAttemptThatBrokeMayBeEstimatedBesideTheOneThatWasSeen() {
        Booked both = new Booked("event-1", "a", "success", null, 1, 13, 1029, true, BigDecimal.ONE);

        assertThat(new Books(List.of(WHOLE), List.of(SOLD, SOLD), List.of(both)).faults())
                .isEmpty();
        assertThat(new Books(List.of(WHOLE), List.of(SOLD, SOLD), List.of(EXACT)).faults())
                .hasSize(1);
    }

    @Test
    void aRowThatNobodyCalledForIsAFault() {
        assertThat(new Books(List.of(), List.of(), List.of(estimate("b"))).faults())
                .containsExactly("b: booked, but nobody called");
        assertThat(new Books(List.of(), List.of(), List.of(estimate(null))).faults())
                .hasSize(1);
    }

    private static Booked booked(String event, String id, long completionTokens) {
        return new Booked(event, id, "success", null, 1, 10, completionTokens, false, BigDecimal.ONE);
    }

    private static Booked unsold(String status, long promptTokens) {
        return new Booked("event-1", "a", status, null, 1, promptTokens, 0, false, BigDecimal.ZERO);
    }

    private static Booked estimate(@Nullable String id) {
        return new Booked("event-9", id, "error", "interrupted", 1, 3, 1024, true, BigDecimal.ONE);
    }
}
