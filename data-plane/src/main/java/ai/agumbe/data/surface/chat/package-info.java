/** OpenAI's chat completions and embeddings, which are the form that the others are translated into. */
@NullMarked
package ai.agumbe.data.surface.chat;

import org.jspecify.annotations.NullMarked;
