/** The HTTP/1.1 edge: one call at a time per connection, pipelined calls in order, one buffer per reply. */
@NullMarked
package ai.agumbe.simulator.http;

import org.jspecify.annotations.NullMarked;
