/** Questions that a part answers once it is ready. */
@NullMarked
package ai.agumbe.local.probe;

import org.jspecify.annotations.NullMarked;
