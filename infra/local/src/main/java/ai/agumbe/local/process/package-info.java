/** Parts as processes of this machine: started in their own session, found again, watched and stopped. */
@NullMarked
package ai.agumbe.local.process;

import org.jspecify.annotations.NullMarked;
