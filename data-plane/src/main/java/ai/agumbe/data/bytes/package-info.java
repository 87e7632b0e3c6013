/** Bytes in the making, for whatever is written on the hot path: JSON, heads of HTTP messages, journal records. */
@NullMarked
package ai.agumbe.data.bytes;

import org.jspecify.annotations.NullMarked;
