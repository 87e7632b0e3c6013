/** Routes: what an alias stands for. */
@NullMarked
package ai.agumbe.control.route;

import org.jspecify.annotations.NullMarked;
