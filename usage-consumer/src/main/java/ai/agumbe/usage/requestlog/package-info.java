/** Log rows, kept as they came beside the columns they are searched by. */
@NullMarked
package ai.agumbe.usage.requestlog;

import org.jspecify.annotations.NullMarked;
