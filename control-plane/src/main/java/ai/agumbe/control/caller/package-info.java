/** Callers of the data plane's relayed paths: their key verified again, and refused in their own error shape. */
@NullMarked
package ai.agumbe.control.caller;

import org.jspecify.annotations.NullMarked;
