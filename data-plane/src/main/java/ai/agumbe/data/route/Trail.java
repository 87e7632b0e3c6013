package ai.agumbe.data.route;

import java.util.ArrayList;
import java.util.List;

/** The calls that an exchange has made so far, in order. */
public final class Trail {
    private final List<Try> tries = new ArrayList<>(2);

    public void add(Try ended) {
        tries.add(ended);
    }

    public List<Try> tries() {
        return List.copyOf(tries);
    }
}
