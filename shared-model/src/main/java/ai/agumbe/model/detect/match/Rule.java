package ai.agumbe.model.detect.match;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.pattern.Automaton;

/**
 * One thing to look for.
 *
 * @param value what it looks like; the longest match from a place counts
 * @param before what cannot stand before it
 * @param after what cannot follow it
 */
public record Rule(String id, Kind kind, Anchor anchor, Automaton value, Edge before, Edge after, Check check) {
    /** No match is longer, and no more text is held back for one. */
    public static final int REACH = 8 * 1024;
}
