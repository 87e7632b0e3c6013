/**
 * How much keys, apps and tenants may ask for and spend: windows, leases and purses that all nodes share through Redis, and that
 * each node keeps for itself while Redis is away. Start at {@link ai.agumbe.data.limit.Gate#admit}.
 */
@NullMarked
package ai.agumbe.data.limit;

import org.jspecify.annotations.NullMarked;
