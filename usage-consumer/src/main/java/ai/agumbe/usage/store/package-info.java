/** The database: connections, migrations, partitions by day, bulk rows. */
@NullMarked
package ai.agumbe.usage.store;

import org.jspecify.annotations.NullMarked;
