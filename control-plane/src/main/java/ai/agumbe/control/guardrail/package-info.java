/** The policies of apps, for operators and for callers. */
@NullMarked
package ai.agumbe.control.guardrail;

import org.jspecify.annotations.NullMarked;
