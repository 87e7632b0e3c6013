/** What the person at the terminal is told while the stack works. */
@NullMarked
package ai.agumbe.local.console;

import org.jspecify.annotations.NullMarked;
