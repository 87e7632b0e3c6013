/** Who changed what: the history as operators read it. */
@NullMarked
package ai.agumbe.control.audit;

import org.jspecify.annotations.NullMarked;
