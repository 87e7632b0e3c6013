/** Very many events, entered while what enters them is killed again and again. */
@NullMarked
package ai.agumbe.local.flood;

import org.jspecify.annotations.NullMarked;
