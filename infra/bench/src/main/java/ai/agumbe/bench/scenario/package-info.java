/** What is measured: one class per table, each over the same sides. */
@NullMarked
package ai.agumbe.bench.scenario;

import org.jspecify.annotations.NullMarked;
