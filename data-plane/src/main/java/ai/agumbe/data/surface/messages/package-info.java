/** Anthropic's Messages, told in chat form and back. */
@NullMarked
package ai.agumbe.data.surface.messages;

import org.jspecify.annotations.NullMarked;
