/** The ways to read a text: plain, without disguise, decoded; each knows where its characters stand in the original. */
@NullMarked
package ai.agumbe.data.guard.text;

import org.jspecify.annotations.NullMarked;
