/**
 * Adds up what budgets and wallets are about, in the transactions in which the ledger grows. Events find the accounts that are
 * open by then ({@link ai.agumbe.usage.account.Spending}); whoever opens one adds up what the ledger had before
 * ({@link ai.agumbe.usage.account.AccountBook}). A lock in the database keeps the two apart, so that nothing is added twice or
 * left out.
 */
@NullMarked
package ai.agumbe.usage.account;

import org.jspecify.annotations.NullMarked;
