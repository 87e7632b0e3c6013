package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.UsageEvent;
import java.util.function.UnaryOperator;

/** The dimensions whose values callers make up. */
record ClientNames(String operation, String sourceService, String workspace) {
    private static final int OPERATION = 1;
    private static final int SOURCE_SERVICE = 2;
    private static final int WORKSPACE = 4;
    static final int UNPRICED = 8;

    static ClientNames of(UsageEvent event) {
        return new ClientNames(
                HourGroup.clean(event.operation()),
                HourGroup.clean(event.sourceService()),
                HourGroup.clean(event.workspace()));
    }

    ClientNames with(UnaryOperator<String> operations, UnaryOperator<String> services, UnaryOperator<String> spaces) {
        return new ClientNames(operations.apply(operation), services.apply(sourceService), spaces.apply(workspace));
    }

    /** Which of them are not what the caller said, as bits. */
    int othersThan(ClientNames said) {
        return (operation.equals(said.operation) ? 0 : OPERATION)
                | (sourceService.equals(said.sourceService) ? 0 : SOURCE_SERVICE)
                | (workspace.equals(said.workspace) ? 0 : WORKSPACE);
    }

    /** The names under which these were counted, by their marks. */
    ClientNames marked(int marks) {
        return new ClientNames(
                (marks & OPERATION) == 0 ? operation : NameLimit.OTHER,
                (marks & SOURCE_SERVICE) == 0 ? sourceService : NameLimit.OTHER,
                (marks & WORKSPACE) == 0 ? workspace : NameLimit.OTHER);
    }
}
