/** Ways between the parts of a stack that can be made slow, narrow or broken while they are in use. */
@NullMarked
package ai.agumbe.local.detour;

import org.jspecify.annotations.NullMarked;
