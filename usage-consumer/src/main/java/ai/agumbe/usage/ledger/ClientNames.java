package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.UsageEvent;
import java.util.function.UnaryOperator;

/** The dimensions whose values callers make up. */
record ClientNames(String operation, String sourceService, String workspace) {
    static ClientNames of(UsageEvent event) {
        return new ClientNames(
                HourGroup.clean(event.operation()),
                HourGroup.clean(event.sourceService()),
                HourGroup.clean(event.workspace()));
    }

    ClientNames with(UnaryOperator<String> operations, UnaryOperator<String> services, UnaryOperator<String> spaces) {
        return new ClientNames(operations.apply(operation), services.apply(sourceService), spaces.apply(workspace));
    }
}
