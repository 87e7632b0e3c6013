/** Measures the gateway beside nginx and beside no proxy at all; start at {@code Main}. */
@NullMarked
package ai.agumbe.bench;

import org.jspecify.annotations.NullMarked;
