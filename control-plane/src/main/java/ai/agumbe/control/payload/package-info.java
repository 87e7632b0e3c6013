/** What is kept of calls' asks and answers: the keys that seal it, and who reads it. */
@NullMarked
package ai.agumbe.control.payload;

import org.jspecify.annotations.NullMarked;
