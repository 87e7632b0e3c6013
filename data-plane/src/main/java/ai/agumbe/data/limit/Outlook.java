package ai.agumbe.data.limit;

import java.util.ArrayList;
import java.util.List;

/** What is left to a caller, limit by limit and budget by budget. */
public record Outlook(List<Remaining> limits, List<Funds> budgets) {
    static Outlook of(List<Bound> bounds, List<Standing> standings, List<Purse> purses, List<Balance> balances) {
        List<Remaining> limits = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            limits.add(Remaining.of(bounds.get(i), standings.get(i)));
        }
        List<Funds> budgets = new ArrayList<>();
        for (int i = 0; i < purses.size(); i++) {
            budgets.add(Funds.of(purses.get(i), balances.get(i)));
        }
        return new Outlook(limits, budgets);
    }

    Outlook and(Outlook other) {
        List<Funds> all = new ArrayList<>(budgets);
        all.addAll(other.budgets);
        return new Outlook(limits, all);
    }
}
