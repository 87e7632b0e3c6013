/** Turns measured rounds into the printed table, its Markdown copy and the raw JSON. */
@NullMarked
package ai.agumbe.bench.report;

import org.jspecify.annotations.NullMarked;
