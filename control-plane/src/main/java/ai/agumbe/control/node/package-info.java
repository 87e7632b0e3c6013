/** What each node has applied. */
@NullMarked
package ai.agumbe.control.node;

import org.jspecify.annotations.NullMarked;
