package ai.agumbe.data.snapshot;

import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.WalletDocument;
import ai.agumbe.model.money.NanoUsd;
import ai.agumbe.model.spend.Account;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out what each tenant may spend. Budgets on one account become one allotment. */
final class Allotments {
    /** The narrowest first: of several that refuse, the first is named. */
    private static final Comparator<Allotment> ORDER = Comparator.<Allotment, Integer>comparing(
                    allotment -> switch (allotment.account().level()) {
                        case KEY -> 0;
                        case APP -> 1;
                        case TENANT -> 2;
                        case WALLET -> 3;
                    })
            .thenComparing(allotment -> allotment.account().toString())
            .thenComparing(Allotment::hard);

    private record Place(Account account, boolean hard) {}

    private final Map<Place, Allotment> found = new LinkedHashMap<>();

    private Allotments() {}

    static Map<String, List<Allotment>> of(Collection<BudgetDocument> budgets, Collection<WalletDocument> wallets) {
        Allotments allotments = new Allotments();
        budgets.forEach(budget -> allotments.add(of(budget)));
        wallets.stream().filter(WalletDocument::enabled).forEach(wallet -> allotments.add(of(wallet)));
        Map<String, List<Allotment>> byTenant = new LinkedHashMap<>();
        allotments.found.values().stream()
                .sorted(ORDER)
                .forEach(each -> byTenant.computeIfAbsent(each.account().tenant(), tenant -> new ArrayList<>())
                        .add(each));
        return byTenant;
    }

    private void add(Allotment allotment) {
        found.merge(new Place(allotment.account(), allotment.hard()), allotment, Allotment::and);
    }

    private static Allotment of(BudgetDocument budget) {
        BigDecimal usd = budget.limitUsd();
        return new Allotment(
                Account.of(budget),
                ZoneId.of(budget.timeZone()),
                budget.hard(),
                usd == null ? null : (Long) NanoUsd.down(usd),
                budget.limitTokens(),
                budget.hard() && usd != null && budget.unpriced().equals(BudgetDocument.REFUSE));
    }

    private static Allotment of(WalletDocument wallet) {
        return new Allotment(Account.of(wallet), ZoneOffset.UTC, true, NanoUsd.down(wallet.toppedUpUsd()), null, true);
    }
}
