/** Config documents: what the control plane publishes and every node compiles. */
@NullMarked
package ai.agumbe.model.config;

import org.jspecify.annotations.NullMarked;
