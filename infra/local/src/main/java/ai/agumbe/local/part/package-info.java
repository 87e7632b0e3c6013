/** The parts of the stack: what each one runs, on which port, and what must be there before it starts. */
@NullMarked
package ai.agumbe.local.part;

import org.jspecify.annotations.NullMarked;
