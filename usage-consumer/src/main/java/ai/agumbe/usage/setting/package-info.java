/** What the operator sets, checked before a port opens. */
@NullMarked
package ai.agumbe.usage.setting;

import org.jspecify.annotations.NullMarked;
