package ai.agumbe.data.limit;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.snapshot.Allotment;
import ai.agumbe.data.spend.Counted;
import ai.agumbe.model.spend.SpendKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds what a call is paid from: all hard budgets and the wallet that it concerns hold at once. */
final class Purses {
    private Purses() {}

    static List<Purse> of(Caller caller, String app, Instant startedAt, Function<SpendKey, Counted> counted) {
        return of(caller, app, startedAt, counted, true);
    }

    /** @param hard only those that refuse calls */
    static List<Purse> of(
            Caller caller, String app, Instant startedAt, Function<SpendKey, Counted> counted, boolean hard) {
        List<Allotment> allotments = caller.tenant().allotments();
        if (allotments.isEmpty()) {
            return List.of();
        }
        List<Purse> purses = new ArrayList<>();
        for (Allotment allotment : allotments) {
            if (allotment.hard() == hard && allotment.isAbout(app, caller.key().id())) {
                Instant start = allotment.account().window().startOf(startedAt, allotment.zone());
                SpendKey window = new SpendKey(allotment.account(), start);
                purses.add(new Purse(allotment, window, counted.apply(window)));
            }
        }
        return purses;
    }
}
