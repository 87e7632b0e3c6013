package ai.agumbe.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Books.Seen;
import ai.agumbe.local.e2e.Books.Sight;
import ai.agumbe.local.e2e.Ledger.Booked;
import java.util.List;

/** What a fault may cost; that the books agree is promised always. */
enum Promise {
    NO_CALL_FAILS("no call fails") {
        @Override
        void judge(List<Seen> seen, List<Booked> booked) {
            assertThat(notWhole(seen)).isEmpty();
            assertThat(booked).noneMatch(Booked::estimated);
        }
    },
    ONLY_ITS_OWN_CALLS_BREAK("only calls in flight on data-plane-1 fail, each leaves one row `interrupted`") {
        @Override
        void judge(List<Seen> seen, List<Booked> booked) {
            ONLY_ITS_OWN_CALLS_FAIL.judge(seen, booked);
            assertThat(booked)
                    .filteredOn(row -> !row.status().equals("success"))
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        assertThat(row.estimated()).isTrue();
                        assertThat(row.errorCode()).isEqualTo("interrupted");
                    });
        }
    },
    ONLY_ITS_OWN_CALLS_FAIL("only calls on data-plane-1 fail") {
        @Override
        void judge(List<Seen> seen, List<Booked> booked) {
            assertThat(notWhole(seen)).filteredOn(call -> call.node() != 0).isEmpty();
            assertThat(seen)
                    .filteredOn(call -> call.sight() == Sight.REFUSED)
                    .allSatisfy(call -> assertThat(call.detail()).startsWith("503"));
        }
    },
    CALLS_MAY_FAIL("calls fail as the provider does") {
        @Override
        void judge(List<Seen> seen, List<Booked> booked) {
            assertThat(seen).isNotEmpty();
        }
    };

    private final String text;

    Promise(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    abstract void judge(List<Seen> seen, List<Booked> booked);

    private static List<Seen> notWhole(List<Seen> seen) {
        return seen.stream()
                .filter(call -> call.sight() != Sight.WHOLE)
                .limit(20)
                .toList();
    }
}
