/** The real parts that tests run on. */
@NullMarked
package ai.agumbe.usage.ground;

import org.jspecify.annotations.NullMarked;
