package ai.agumbe.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Books.Seen;
import ai.agumbe.local.e2e.Books.Sight;
import ai.agumbe.local.e2e.Ledger.Booked;
import java.util.List;

/** What a fault may cost; that the books agree is promised always. */
enum Promise {
    NO_CALL_FAILS("no call fails", 0) {
        @Override
        void judge(List<Seen> seen, List<Booked> booked) {
            assertThat(notWhole(seen)).isEmpty();
            assertThat(booked).noneMatch(Booked::estimated);
        }
    },
    ONLY_ITS_OWN_CALLS_BREAK("only calls in flight on data-plane-1 fail, each leaves one row `interrupted`", 0) {
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
    ONLY_ITS_OWN_CALLS_FAIL("only calls on data-plane-1 fail", 0) {
        @Override
        void judge(List<Seen> seen, List<Booked> booked) {
            assertThat(notWhole(seen)).filteredOn(call -> call.node() != 0).isEmpty();
            assertThat(seen)
                    .filteredOn(call -> call.sight() == Sight.REFUSED)
                    .allSatisfy(call -> assertThat(call.detail()).startsWith("503"));
        }
    },
    /** One record may be spoilt, and what is counted of it is seen by both the sums and the call. */
    ONE_RECORD_MAY_BE_LOST("only calls on data-plane-1 fail, at most one call is not booked to the token", 1) {
        @Override
        void judge(List<Seen> seen, List<Booked> booked) {
            ONLY_ITS_OWN_CALLS_FAIL.judge(seen, booked);
        }
    },
    REFUSED_BEFORE_THE_PROVIDER("calls are refused with 503 before the provider is called, none breaks", 0) {
        @Override
        void judge(List<Seen> seen, List<Booked> booked) {
            assertThat(notWhole(seen)).allSatisfy(call -> {
                assertThat(call.sight()).isEqualTo(Sight.REFUSED);
                assertThat(call.detail()).startsWith("503");
            });
        }
    },
    CALLS_MAY_FAIL("calls fail as the provider does", 0) {
        @Override
        void judge(List<Seen> seen, List<Booked> booked) {
            assertThat(seen).isNotEmpty();
        }
    };

    private final String text;
    private final int tolerated;

    Promise(String text, int tolerated) {
        this.text = text;
        this.tolerated = tolerated;
    }

    String text() {
        return text;
    }

    /** Disagreements of the books that are within it. */
    int tolerated() {
        return tolerated;
    }

    abstract void judge(List<Seen> seen, List<Booked> booked);

    private static List<Seen> notWhole(List<Seen> seen) {
        return seen.stream()
                .filter(call -> call.sight() != Sight.WHOLE)
                .limit(20)
                .toList();
    }
}
