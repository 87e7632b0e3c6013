/** Tenants, each with its app {@code default}. */
@NullMarked
package ai.agumbe.control.tenant;

import org.jspecify.annotations.NullMarked;
