/** What requests read: config documents compiled into one immutable value that is swapped whole. */
@NullMarked
package ai.agumbe.data.snapshot;

import org.jspecify.annotations.NullMarked;
