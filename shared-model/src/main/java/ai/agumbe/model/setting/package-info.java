/** Settings from the environment, read once at start and checked before a port opens. */
@NullMarked
package ai.agumbe.model.setting;

import org.jspecify.annotations.NullMarked;
