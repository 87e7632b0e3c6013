package ai.agumbe.model.detect.text;

/** How a text was read. */
public enum View {
    /** As it is: folding changed nothing. */
    PLAIN,
    /** Folded: compatibility forms, look-alikes and invisible characters undone. */
    FOLDED,
    BASE64,
    HEX,
    PERCENT,
    ENTITIES,
    ROT13,
    LEET,
    /** Letters that were spaced out, closed up. */
    SPACED
}
