package ai.agumbe.local.layout;

import java.util.Locale;

/** The kinds of parts, in the order in which they are shown. */
public enum PartKind {
    POSTGRES(30),
    KAFKA(31),
    REDIS(33),
    SIMULATOR(10),
    CONTROL_PLANE(1),
    USAGE_CONSUMER(2),
    DATA_PLANE(0);

    private final int portOffset;

    PartKind(int portOffset) {
        this.portOffset = portOffset;
    }

    int portOffset() {
        return portOffset;
    }

    /** The word on the command line, such as {@code control-plane}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The member's name in {@code stack.json}, such as {@code control_plane}. */
    public String member() {
        return name().toLowerCase(Locale.ROOT);
    }
}
