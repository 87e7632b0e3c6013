/** The request log, as callers and operators read it. */
@NullMarked
package ai.agumbe.control.request;

import org.jspecify.annotations.NullMarked;
