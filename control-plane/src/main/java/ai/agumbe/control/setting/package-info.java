/** What the operator sets from outside, checked before a port opens. */
@NullMarked
package ai.agumbe.control.setting;

import org.jspecify.annotations.NullMarked;
