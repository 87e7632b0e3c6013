/** The whole system on one machine. Start at {@link ai.agumbe.local.LocalStack}; {@code Main} is the command line. */
@NullMarked
package ai.agumbe.local;

import org.jspecify.annotations.NullMarked;
