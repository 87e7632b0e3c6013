/** Config documents: kept in one table, changed in one transaction with their history and outbox rows. Start at Changes. */
@NullMarked
package ai.agumbe.control.document;

import org.jspecify.annotations.NullMarked;
