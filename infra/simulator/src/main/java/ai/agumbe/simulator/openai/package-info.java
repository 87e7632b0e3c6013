/** OpenAI's operations: chat completions, responses, embeddings, models. */
@NullMarked
package ai.agumbe.simulator.openai;

import org.jspecify.annotations.NullMarked;
