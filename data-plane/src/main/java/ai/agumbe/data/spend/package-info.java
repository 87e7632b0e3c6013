/**
 * What the ledger has counted of budgets and wallets, as every node hears it from {@code agumbe.spend}. Start at
 * {@link ai.agumbe.data.spend.SpendFeed}.
 */
@NullMarked
package ai.agumbe.data.spend;

import org.jspecify.annotations.NullMarked;
