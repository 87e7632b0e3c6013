/** Providers that speak OpenAI's dialect, or nearly. */
@NullMarked
package ai.agumbe.data.provider.openai;

import org.jspecify.annotations.NullMarked;
