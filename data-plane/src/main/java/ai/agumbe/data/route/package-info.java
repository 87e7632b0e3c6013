/** Chooses targets; owns retry and fallback. */
@NullMarked
package ai.agumbe.data.route;

import org.jspecify.annotations.NullMarked;
