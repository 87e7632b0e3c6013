package ai.agumbe.local.e2e;

import ai.agumbe.local.e2e.Ledger.Booked;
import ai.agumbe.local.e2e.Simulator.Sold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The promise of exactness: what callers saw, what the provider sold and what the ledger holds are one story.
 *
 * <p>A call whose caller saw the whole reply is booked to the token, except for what attempts cost that broke before the one
 * that was seen. Every other call that reached the provider is
 * booked once, to the token or marked as an estimate. Nothing is booked twice, nothing without a call. Only refusals may
 * share a row.
 */
public record Books(List<Seen> seen, List<Sold> sold, List<Booked> booked) {
    /** What a caller saw of a call. */
    public record Seen(String id, int node, Sight sight, String detail) {}

    public enum Sight {
        WHOLE,
        BROKEN,
        REFUSED
    }

    /** Every disagreement; empty when all is well. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<String, List<Booked>> bookedById =
                booked.stream().collect(Collectors.groupingBy(row -> String.valueOf(row.requestId())));
        Map<String, List<Sold>> soldById = sold.stream().collect(Collectors.groupingBy(Sold::id));
        Map<String, Seen> seenById = seen.stream().collect(Collectors.toMap(Seen::id, Function.identity()));
        bookedById.forEach((id, rows) -> {
            if (rows.size() > 1) {
                faults.add(id + ": booked " + rows.size() + " times");
            }
            if (!seenById.containsKey(id)) {
                faults.add(id + ": booked, but nobody called");
            }
            rows.forEach(row -> check(row, soldById.getOrDefault(id, List.of()), faults));
        });
        soldById.keySet().stream()
                .filter(id -> !bookedById.containsKey(id))
                .forEach(id -> faults.add(id + ": sold, but not booked"));
        seen.stream()
                .filter(call -> call.sight() == Sight.WHOLE)
                .filter(call -> bookedById.getOrDefault(call.id(), List.of()).stream()
                        .noneMatch(row -> row.status().equals("success")
                                && (!row.estimated()
                                        || soldById.getOrDefault(call.id(), List.of())
                                                        .size()
                                                > 1)))
                .forEach(call -> faults.add(call.id() + ": seen whole, but not booked exactly"));
        return faults;
    }

    private static void check(Booked row, List<Sold> sales, List<String> faults) {
        boolean mayStandForSeveral = sales.isEmpty() && !row.status().equals("success");
        if (row.requests() != 1 && !mayStandForSeveral) {
            faults.add(row.requestId() + ": counted as " + row.requests() + " requests");
        }
        if (row.estimated()) {
            return;
        }
        long promptTokens = sales.stream().mapToLong(Sold::promptTokens).sum();
        long completionTokens = sales.stream().mapToLong(Sold::completionTokens).sum();
        if (sales.isEmpty() && row.status().equals("success")) {
            faults.add(row.requestId() + ": booked as exact, but nothing was sold");
        } else if (promptTokens != row.promptTokens() || completionTokens != row.completionTokens()) {
            faults.add(row.requestId() + ": sold " + sales + ", booked " + row);
        }
    }
}
