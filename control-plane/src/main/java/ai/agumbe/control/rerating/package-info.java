/** Corrects what was sold at wrong prices: entries beside the ledger, never edits of it. */
@NullMarked
package ai.agumbe.control.rerating;

import org.jspecify.annotations.NullMarked;
