/** The ways to read a text: plain, without disguise, decoded; each knows where its characters stand in the original. */
@NullMarked
package ai.agumbe.model.detect.text;

import org.jspecify.annotations.NullMarked;
