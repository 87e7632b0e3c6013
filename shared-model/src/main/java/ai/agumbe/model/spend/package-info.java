/**
 * What was spent, as the ledger says it, on its way to the nodes: whose, in which window, and up to which moment it is complete.
 * Start at {@link ai.agumbe.model.spend.Account}.
 */
@NullMarked
package ai.agumbe.model.spend;

import org.jspecify.annotations.NullMarked;
