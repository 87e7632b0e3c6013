/**
 * Breaks a running system on purpose and holds it to its promises: {@link ai.agumbe.local.fault.FaultTable} says what is
 * broken, {@link ai.agumbe.local.fault.Round} how it is judged. {@code ./agumbe fault} runs it.
 */
@NullMarked
package ai.agumbe.local.fault;

import org.jspecify.annotations.NullMarked;
