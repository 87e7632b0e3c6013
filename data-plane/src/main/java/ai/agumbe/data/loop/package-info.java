/** The event loops, and the virtual threads they carry: a call is straight-line code that runs on the loop of its own connection. */
@NullMarked
package ai.agumbe.data.loop;

import org.jspecify.annotations.NullMarked;
