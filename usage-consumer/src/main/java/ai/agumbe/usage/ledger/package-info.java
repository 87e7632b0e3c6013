/** Usage events into ledger lines and the sums of hours. */
@NullMarked
package ai.agumbe.usage.ledger;

import org.jspecify.annotations.NullMarked;
