/** What is logged, and how. */
@NullMarked
package ai.agumbe.data.log;

import org.jspecify.annotations.NullMarked;
