package ai.agumbe.control.request;

import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;
import java.util.Optional;

/**
 * Which page of the rows.
 *
 * @param cursor where the page before ended; then there is no page number
 */
record PageQuery(int page, int size, Optional<Cursor> cursor) {
    private static final int DEFAULT_SIZE = 25;
    private static final int MOST = 100;
    private static final int DEEPEST_ROW = 100_000;

    static PageQuery of(Parameters parameters) throws BadParameter {
        int size = parameters.number("page_size", DEFAULT_SIZE, MOST);
        int page = parameters.number("page", 1, DEEPEST_ROW);
        Optional<String> cursor = parameters.text("cursor");
        if (cursor.isPresent() && page > 1) {
            throw new BadParameter("page", "stands beside cursor (expected: one of them)");
        }
        if ((long) page * size > DEEPEST_ROW) {
            throw new BadParameter(
                    "page", "is too deep (expected: among the first " + DEEPEST_ROW + " rows; go on with cursor)");
        }
        return new PageQuery(
                page, size, cursor.isPresent() ? Optional.of(Cursor.parse(cursor.get())) : Optional.empty());
    }

    int offset() {
        return (page - 1) * size;
    }
}
