/** What policies would do, before they do it: to texts that operators write, and to calls that were made. */
@NullMarked
package ai.agumbe.control.trial;

import org.jspecify.annotations.NullMarked;
