/** What is wrong with a request, in words, all of it at once. */
@NullMarked
package ai.agumbe.control.problem;

import org.jspecify.annotations.NullMarked;
