/** Apps of a tenant. */
@NullMarked
package ai.agumbe.control.app;

import org.jspecify.annotations.NullMarked;
