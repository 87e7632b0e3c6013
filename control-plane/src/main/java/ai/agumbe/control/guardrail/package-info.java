/** Guardrail settings as callers reach them. */
@NullMarked
package ai.agumbe.control.guardrail;

import org.jspecify.annotations.NullMarked;
