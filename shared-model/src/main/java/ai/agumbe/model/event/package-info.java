/** What the data plane says happened: one usage event and one log row per exchange. */
@NullMarked
package ai.agumbe.model.event;

import org.jspecify.annotations.NullMarked;
