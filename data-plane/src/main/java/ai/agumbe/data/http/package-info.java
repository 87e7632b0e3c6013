/** The surface that callers see: paths, headers, error shapes. */
@NullMarked
package ai.agumbe.data.http;

import org.jspecify.annotations.NullMarked;
