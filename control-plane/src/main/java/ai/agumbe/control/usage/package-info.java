/** What was used and what it cost, read from the usage-consumer's views. */
@NullMarked
package ai.agumbe.control.usage;

import org.jspecify.annotations.NullMarked;
