/** One call to one provider, once: the interface that every provider implements. */
@NullMarked
package ai.agumbe.data.provider;

import org.jspecify.annotations.NullMarked;
