/** Health, readiness and metrics. */
@NullMarked
package ai.agumbe.usage.http;

import org.jspecify.annotations.NullMarked;
