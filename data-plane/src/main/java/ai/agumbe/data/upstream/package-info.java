/** HTTP out: pooled connections to providers, with four timeouts and a way to hang up. */
@NullMarked
package ai.agumbe.data.upstream;

import org.jspecify.annotations.NullMarked;
