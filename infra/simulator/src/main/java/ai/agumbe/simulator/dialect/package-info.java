/** What an operation of a provider's API is: it reads an order, renders its reply or stream, and has its own shape of error. */
@NullMarked
package ai.agumbe.simulator.dialect;

import org.jspecify.annotations.NullMarked;
