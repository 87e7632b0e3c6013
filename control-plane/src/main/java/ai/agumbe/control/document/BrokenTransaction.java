package ai.agumbe.control.document;

import java.sql.SQLException;

/** Carries a failure of the database through code that does not speak SQL. */
final class BrokenTransaction extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SQLException failure;

    BrokenTransaction(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }
}
