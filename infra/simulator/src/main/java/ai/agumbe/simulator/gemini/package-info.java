/** Gemini's operations: generateContent and streamGenerateContent. */
@NullMarked
package ai.agumbe.simulator.gemini;

import org.jspecify.annotations.NullMarked;
