/** Runs nginx as the fixed upstream and as the proxy that the gateway is held against. */
@NullMarked
package ai.agumbe.bench.nginx;

import org.jspecify.annotations.NullMarked;
