/** HTTP in: connections, bodies with limits, replies and streams. Knows the wire and nothing of what is asked. */
@NullMarked
package ai.agumbe.data.server;

import org.jspecify.annotations.NullMarked;
