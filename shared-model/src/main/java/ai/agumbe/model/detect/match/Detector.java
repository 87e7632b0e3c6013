package ai.agumbe.model.detect.match;

import ai.agumbe.model.detect.Finding;
import java.util.ArrayList;
import java.util.List;

/** Rules made ready to be looked for together; immutable, shared by all threads. */
public final class Detector {
    private final List<Rule> rules;
    private final Literals literals;
    private final Starts starts;

    public Detector(List<Rule> rules) {
        this(List.copyOf(rules), new Literals(rules));
    }

    private Detector(List<Rule> rules, Literals literals) {
        this.rules = rules;
        this.literals = literals;
        this.starts = new Starts(rules);
    }

    /** The same with one more rule, which is tried anywhere: what is known of the words of the others is shared. */
    public Detector with(Rule rule) {
        if (!(rule.anchor() instanceof Anchor.Anywhere)) {
            throw new IllegalArgumentException(rule.id() + ": has words (expected: a rule that is tried anywhere)");
        }
        List<Rule> more = new ArrayList<>(rules);
        more.add(rule);
        return new Detector(List.copyOf(more), literals);
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
