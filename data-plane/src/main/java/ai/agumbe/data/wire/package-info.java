/** HTTP/1.1 as bytes: heads and chunks, for both edges. */
@NullMarked
package ai.agumbe.data.wire;

import org.jspecify.annotations.NullMarked;
