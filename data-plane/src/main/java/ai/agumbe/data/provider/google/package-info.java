/** Google's Gemini API, of its own and on Vertex. */
@NullMarked
package ai.agumbe.data.provider.google;

import org.jspecify.annotations.NullMarked;
