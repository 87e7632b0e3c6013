/** The control plane: owns every rule and pushes it to every node. Start at {@code http.Resource}. */
@NullMarked
package ai.agumbe.control;

import org.jspecify.annotations.NullMarked;
