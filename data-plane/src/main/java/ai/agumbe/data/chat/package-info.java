/** The nouns that travel down the pipeline: what is asked, of whom, and how it ended. */
@NullMarked
package ai.agumbe.data.chat;

import org.jspecify.annotations.NullMarked;
