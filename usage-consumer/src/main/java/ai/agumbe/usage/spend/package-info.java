/**
 * Tells the nodes what was spent, as the ledger has it: one replica at a time, which it is by a lock in the database, opens the
 * accounts that the config asks for, finds out up to when the ledger is complete, publishes what has changed and raises alerts.
 * Start at {@link ai.agumbe.usage.spend.SpendPublisher}.
 */
@NullMarked
package ai.agumbe.usage.spend;

import org.jspecify.annotations.NullMarked;
