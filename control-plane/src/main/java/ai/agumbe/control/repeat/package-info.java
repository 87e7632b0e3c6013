/** Repeated creates, answered as they were the first time. */
@NullMarked
package ai.agumbe.control.repeat;

import org.jspecify.annotations.NullMarked;
