/** Google's Gemini API. */
@NullMarked
package ai.agumbe.data.provider.google;

import org.jspecify.annotations.NullMarked;
