package ai.agumbe.data.spend;

import ai.agumbe.model.spend.Spend;

/** Tells a node what the ledger has counted, as its topic would. */
public final class LedgerWord {
    private LedgerWord() {}

    public static void to(SpendFeed feed, Spend spend) {
        feed.spends().hear(spend);
    }
}
