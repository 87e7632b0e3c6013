/** Cohere's own API, second version. */
@NullMarked
package ai.agumbe.data.provider.cohere;

import org.jspecify.annotations.NullMarked;
