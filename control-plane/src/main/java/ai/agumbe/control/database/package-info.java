/** Connections, transactions and migrations. */
@NullMarked
package ai.agumbe.control.database;

import org.jspecify.annotations.NullMarked;
