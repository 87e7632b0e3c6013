/** What policies say about the content of calls, and how levels of them are joined. Start at {@link ai.agumbe.model.guard.Policy}. */
@NullMarked
package ai.agumbe.model.guard;

import org.jspecify.annotations.NullMarked;
