/** Text generation, whatever the dialect: what was asked, the words and tokens that are sold for it, and their pieces. */
@NullMarked
package ai.agumbe.simulator.generation;

import org.jspecify.annotations.NullMarked;
