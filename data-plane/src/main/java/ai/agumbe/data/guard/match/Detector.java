package ai.agumbe.data.guard.match;

import ai.agumbe.data.guard.Finding;
import java.util.List;

/** Rules made ready to be looked for together; immutable, shared by all threads. */
public final class Detector {
    private final List<Rule> rules;
    private final Literals literals;
    private final Starts starts;

    public Detector(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.literals = new Literals(this.rules);
        this.starts = new Starts(this.rules);
    }

    /** Begins to read a text that arrives in pieces. */
    public Scan begin() {
        return new Scan(this);
    }

    /** What is in a text that is there whole: by the same scan as one that arrives in pieces. */
    public List<Finding> scan(CharSequence text) {
        Scan scan = begin();
        scan.feed(text);
        scan.finish();
        return scan.drain();
    }

    public List<Rule> rules() {
        return rules;
    }

    Literals literals() {
        return literals;
    }

    Starts starts() {
        return starts;
    }
}
