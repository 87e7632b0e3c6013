/** Who may use the admin API. */
@NullMarked
package ai.agumbe.control.access;

import org.jspecify.annotations.NullMarked;
