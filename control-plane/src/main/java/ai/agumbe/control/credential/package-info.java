/** Credentials of providers: sealed or referred to, never shown. */
@NullMarked
package ai.agumbe.control.credential;

import org.jspecify.annotations.NullMarked;
