/** What all resources share of HTTP: replies, problems, paging, health. */
@NullMarked
package ai.agumbe.control.http;

import org.jspecify.annotations.NullMarked;
