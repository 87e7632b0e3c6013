/** What the data plane's tests stand on: a gateway that runs, a provider that obeys, a caller, a journal that remembers. */
@NullMarked
package ai.agumbe.data.ground;

import org.jspecify.annotations.NullMarked;
