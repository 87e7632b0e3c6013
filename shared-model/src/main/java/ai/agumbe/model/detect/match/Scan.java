package ai.agumbe.model.detect.match;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.text.Folding;
import ai.agumbe.model.detect.text.View;
import ai.agumbe.model.pattern.Automaton;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text that arrives in pieces. Everything is decided character by character, so where the pieces were cut cannot
 * be seen in what is found. Belongs to one reader at a time.
 */
public final class Scan {
    private static final int ASCII = 0x80;
    private static final int FORGET_EVERY = 1024;

    private final Detector detector;
    private final Literals literals;
    private final Starts starts;
    private final Window window = new Window();
    private final Attempts values;
    private final Attempts contexts;
    /** Words that may belong to a rule behind the gate; their rule is always 0. */
    private final Attempts gates = new Attempts(1);

    /** Rules whose value may begin with the next character. */
    private int[] behind = new int[8];

    private int behindCount;
    private final Clusters clusters = new Clusters();
    private int word = Literals.ROOT;
    private char previous = '\n';
    /** How much of the original was read, and whether it ended within a pair of surrogates. */
    private int read;

    private char high;
    private boolean finished;

    Scan(Detector detector) {
        this.detector = detector;
        this.literals = detector.literals();
        this.starts = detector.starts();
        this.values = new Attempts(detector.rules().size());
        this.contexts = new Attempts(detector.rules().size());
    }

    /** Reads the next piece. */
    public void feed(CharSequence piece) {
        int at = 0;
        while (at < piece.length()) {
            int until = Math.min(piece.length(), at + FORGET_EVERY);
            while (at < until) {
                at = isQuiet() ? skim(piece, at, until) : at;
                if (at < until) {
                    read(piece.charAt(at++));
                }
            }
            forget();
        }
    }

    private void read(char c) {
        if (c < ASCII && high == 0) {
            read++;
            put(c, read - 1);
        } else {
            readOther(c);
        }
    }

    /** Whether no value is being read, and no word may belong to a rule but one that matches nothing yet. */
    private boolean isQuiet() {
        return values.count() == 0
                && high == 0
                && (gates.count() == 0 || (gates.count() == 1 && !gates.get(0).mayMatch()));
    }

    /** Reads prose as {@link #put} would, for as long as it stays quiet, and says how far it came. */
    private int skim(CharSequence piece, int from, int until) {
        Skimming gate = Skimming.of(gates, starts);
        int at = from;
        while (at < until) {
            char c = piece.charAt(at);
            int position = window.end();
            if (c >= ASCII || mayBegin(c) || !gate.reads(c, previous, position)) {
                break;
            }
            window.put(c, read, ++read);
            at++;
            behindCount = 0;
            if (contexts.count() > 0) {
                advanceContexts(c, position);
            }
            word = literals.step(word, c);
            previous = c;
            if (literals.finds(word)) {
                gate.giveBack(gates);
                hear(position);
                return at;
            }
        }
        gate.giveBack(gates);
        return at;
    }

    /** Whether a value may begin with this character, where no word at the gate does. */
    private boolean mayBegin(char c) {
        for (int i = 0; i < behindCount; i++) {
            if (detector.rules().get(behind[i]).value().canStartWith(c)) {
                return true;
            }
        }
        return starts.mayBegin(c, previous);
    }

    private void forget() {
        window.forgetBefore(needed());
    }

    /** The first position that something may still come of. */
    private int needed() {
        return gates.earliest(values.earliest(window.end() - literals.held(word)));
    }

    /** The text ends here. */
    public void finish() {
        if (high != 0) {
            char alone = high;
            high = 0;
            put(alone, read - 1);
        }
        for (int i = 0; i < gates.count(); i++) {
            gates.get(i).end();
            open(gates.get(i));
        }
        gates.keep(0);
        for (int i = 0; i < values.count(); i++) {
            Attempt attempt = values.get(i);
            attempt.end();
            conclude(attempt);
        }
        values.keep(0);
        contexts.keep(0);
        finished = true;
    }

    /** The original text before this place is decided: what was found in it is all there is. */
    public int settled() {
        if (finished) {
            return read;
        }
        int needed = needed();
        int decided = needed < window.end() ? window.originalStart(needed) : read - (high == 0 ? 0 : 1);
        return clusters.firstOpenBefore(decided);
    }

    /** The decided findings since the last call, in order, none of which overlaps another. */
    public List<Finding> drain() {
        return clusters.drain(settled());
    }

    private void readOther(char c) {
        if (high != 0) {
            char first = high;
            high = 0;
            if (Character.isLowSurrogate(c)) {
                read++;
                fold(Character.toCodePoint(first, c), read - 2);
                return;
            }
            put(first, read - 1);
        }
        read++;
        if (Character.isHighSurrogate(c)) {
            high = c;
        } else {
            fold(c, read - 1);
        }
    }

    private void fold(int codePoint, int start) {
        String folded = Folding.fold(codePoint);
        if (folded == null) {
            if (Character.isBmpCodePoint(codePoint)) {
                put((char) codePoint, start);
                return;
            }
            folded = Character.toString(codePoint);
        }
        for (int i = 0; i < folded.length(); i++) {
            put(folded.charAt(i), start);
        }
    }

    /** Reads one folded character, whose original begins at start and ends where reading is. */
    private void put(char c, int start) {
        int position = window.end();
        window.put(c, start, read);
        advanceValues(c, position);
        beginBehind(c, position);
        advanceGates(c, position);
        tryGate(c, position);
        for (int rule : starts.with(c)) {
            Rule candidate = detector.rules().get(rule);
            if (candidate.before().allows(previous)) {
                tryFrom(position, rule, candidate);
            }
        }
        advanceContexts(c, position);
        word = literals.step(word, c);
        previous = c;
        if (literals.finds(word)) {
            hear(position);
        }
    }

    private void hear(int position) {
        for (int hook : literals.found(word)) {
            heard(literals.hook(hook), position + 1);
        }
    }

    private void advanceValues(char c, int position) {
        int survivors = 0;
        int count = values.count();
        for (int i = 0; i < count; i++) {
            Attempt attempt = values.get(i);
            if (!attempt.read(c, position, rule(attempt).after())) {
                conclude(attempt);
                values.drop(attempt);
            } else if (!attempt.matched() && values.hasConverged(attempt, position)) {
                values.drop(attempt);
            } else {
                values.move(attempt, survivors++);
            }
        }
        if (survivors < count) {
            values.keep(survivors);
        }
    }

    private void advanceGates(char c, int position) {
        int survivors = 0;
        int count = gates.count();
        for (int i = 0; i < count; i++) {
            Attempt attempt = gates.get(i);
            if (!attempt.read(c, position, Edge.ANY)) {
                open(attempt);
                gates.drop(attempt);
            } else if (!attempt.matched() && gates.hasConverged(attempt, position)) {
                gates.drop(attempt);
            } else {
                gates.move(attempt, survivors++);
            }
        }
        if (survivors < count) {
            gates.keep(survivors);
        }
    }

    private void tryGate(char c, int position) {
        Automaton gate = starts.gate(c, previous);
        if (gate != null) {
            Attempt attempt = gates.prepare(0, gate, position);
            attempt.allow(starts.edges(previous));
            if (attempt.read(c, position, Edge.ANY)) {
                gates.admit(attempt);
            } else {
                gates.release(attempt);
            }
        }
    }

    /** Tries the rules behind the gate where something of theirs matched. */
    private void open(Attempt gate) {
        if (!gate.matched()) {
            return;
        }
        for (int rule : starts.gated()) {
            Rule candidate = detector.rules().get(rule);
            if (candidate.before().allows(window.before(gate.start()))) {
                tryFrom(gate.start(), rule, candidate);
            }
        }
    }

    private void advanceContexts(char c, int position) {
        int survivors = 0;
        int count = contexts.count();
        for (int i = 0; i < count; i++) {
            Attempt attempt = contexts.get(i);
            boolean alive = attempt.read(c, position, Edge.ANY);
            if (attempt.matchesUpTo(position + 1)) {
                tryBehind(attempt.rule(), c);
            }
            if (alive) {
                contexts.move(attempt, survivors++);
            } else {
                contexts.drop(attempt);
            }
        }
        if (survivors < count) {
            contexts.keep(survivors);
        }
    }

    /** A word of a rule ends before this position. */
    private void heard(Literals.Hook hook, int end) {
        Rule candidate = detector.rules().get(hook.rule());
        int start = end - hook.length();
        if (hook.isPrefix()) {
            if (candidate.before().allows(window.before(start))) {
                tryFrom(start, hook.rule(), candidate);
            }
        } else if ((!hook.isWhole() || !Character.isLetter(window.before(start)))
                && candidate.anchor() instanceof Anchor.Near near) {
            Attempt context = contexts.prepare(hook.rule(), near.context(), end);
            if (context.state().accepts()) {
                tryBehind(hook.rule(), window.at(end - 1));
            }
            contexts.admit(context);
        }
    }

    /** Tries a value from a position up to the last character read. */
    private void tryFrom(int start, int rule, Rule candidate) {
        Attempt attempt = values.prepare(rule, candidate.value(), start);
        for (int position = start; position < window.end(); position++) {
            if (!attempt.read(window.at(position), position, candidate.after())) {
                conclude(attempt);
                values.release(attempt);
                return;
            }
        }
        values.admit(attempt);
    }

    /** Tries a value from the next character on. */
    private void tryBehind(int rule, char before) {
        if (detector.rules().get(rule).before().allows(before)) {
            if (behindCount == behind.length) {
                behind = Arrays.copyOf(behind, 2 * behindCount);
            }
            behind[behindCount++] = rule;
        }
    }

    /** Most characters begin no value. */
    private void beginBehind(char c, int position) {
        for (int i = 0; i < behindCount; i++) {
            Rule candidate = detector.rules().get(behind[i]);
            if (candidate.value().canStartWith(c)) {
                Attempt attempt = values.prepare(behind[i], candidate.value(), position);
                attempt.read(c, position, candidate.after());
                values.admit(attempt);
            }
        }
        behindCount = 0;
    }

    private void conclude(Attempt attempt) {
        if (!attempt.matched()) {
            return;
        }
        Rule rule = rule(attempt);
        Judgement judgement = rule.check().judge(window.text(attempt.start(), attempt.matchEnd()));
        if (judgement != null) {
            clusters.add(finding(rule, judgement, attempt.start()));
        }
    }

    private Finding finding(Rule rule, Judgement judgement, int start) {
        int from = window.originalStart(start + judgement.start());
        int to = window.originalEnd(start + judgement.end());
        @Nullable Finding inside = judgement.inside();
        if (inside != null) {
            return new Finding(inside.rule(), inside.kind(), from, to, judgement.confidence(), inside.view());
        }
        boolean plain = to - from == judgement.end() - judgement.start();
        return new Finding(rule.id(), rule.kind(), from, to, judgement.confidence(), plain ? View.PLAIN : View.FOLDED);
    }

    private Rule rule(Attempt attempt) {
        return detector.rules().get(attempt.rule());
    }
}
