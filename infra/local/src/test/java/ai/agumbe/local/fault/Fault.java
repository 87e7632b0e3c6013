package ai.agumbe.local.fault;

import java.util.function.Supplier;

/**
 * One line of the table.
 *
 * @param name what {@code --only} takes
 * @param pace whether every build can afford it
 */
record Fault(String name, String text, Promise promise, Lasting lasting, Pace pace, Supplier<Harm> harm) {
    enum Pace {
        QUICK,
        LONG
    }

    /** A long one; those of every build are made so by {@link #quick}. */
    static Fault of(String name, String text, Promise promise, Lasting lasting, Supplier<Harm> harm) {
        return new Fault(name, text, promise, lasting, Pace.LONG, harm);
    }

    /** The same, but short enough for every build. */
    Fault quick() {
        return new Fault(name, text, promise, Lasting.seconds(1, 2), Pace.QUICK, harm);
    }

    boolean isQuick() {
        return pace == Pace.QUICK;
    }

    @Override
    public String toString() {
        return name;
    }
}
