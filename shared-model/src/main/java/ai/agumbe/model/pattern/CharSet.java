package ai.agumbe.model.pattern;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** A set of UTF-16 characters; surrogates count one by one. */
final class CharSet {
    static final int ALL = 0x10000;

    private final BitSet members;

    private CharSet(BitSet members) {
        this.members = members;
    }

    static CharSet of(IntPredicate member) {
        BitSet members = new BitSet();
        for (int c = 0; c < ALL; c++) {
            if (member.test(c)) {
                members.set(c);
            }
        }
        return new CharSet(members);
    }

    static CharSet range(int first, int last) {
        BitSet members = new BitSet();
        members.set(first, last + 1);
        return new CharSet(members);
    }

    static CharSet none() {
        return new CharSet(new BitSet());
    }

    CharSet or(CharSet other) {
        BitSet both = (BitSet) members.clone();
        both.or(other.members);
        return new CharSet(both);
    }

    CharSet not() {
        BitSet others = (BitSet) members.clone();
        others.flip(0, ALL);
        return new CharSet(others);
    }

    /** With the other case of each ASCII letter. */
    CharSet anyCase() {
        BitSet both = (BitSet) members.clone();
        for (int c = 'A'; c <= 'Z'; c++) {
            if (members.get(c) || members.get(c + 32)) {
                both.set(c);
                both.set(c + 32);
            }
        }
        return new CharSet(both);
    }

    boolean has(int c) {
        return members.get(c);
    }

    /** The next character after this one at which membership changes. */
    int nextChange(int c) {
        int change = members.get(c) ? members.nextClearBit(c) : members.nextSetBit(c);
        return change < 0 || change > ALL ? ALL : change;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharSet set && set.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }
}
