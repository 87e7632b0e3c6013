/** OpenAI's Responses, told in chat form and back. */
@NullMarked
package ai.agumbe.data.surface.responses;

import org.jspecify.annotations.NullMarked;
