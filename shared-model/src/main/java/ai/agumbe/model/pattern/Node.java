package ai.agumbe.model.pattern;

import java.util.List;

/** A parsed expression. */
sealed interface Node {
    record One(CharSet set) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Choice(List<Node> options) implements Node {}

    /**
     * @param most {@link #UNBOUNDED} when there is no limit
     */
    record Repeat(Node part, int least, int most) implements Node {}

    int UNBOUNDED = -1;
}
