/**
 * The Redis that all nodes share, asked by script. It may be away or slow at any moment: then a call hears that at once, or
 * after one short timeout, and goes on without. Start at {@link ai.agumbe.data.redis.SharedRedis#run}.
 */
@NullMarked
package ai.agumbe.data.redis;

import org.jspecify.annotations.NullMarked;
