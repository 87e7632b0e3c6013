/** What a new stack already knows: the demo tenant, its key, simulated models and the aliases. */
@NullMarked
package ai.agumbe.local.seed;

import org.jspecify.annotations.NullMarked;
