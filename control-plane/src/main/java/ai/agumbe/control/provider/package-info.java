/** Providers: places that sell tokens. */
@NullMarked
package ai.agumbe.control.provider;

import org.jspecify.annotations.NullMarked;
