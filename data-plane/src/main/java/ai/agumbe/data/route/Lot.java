package ai.agumbe.data.route;

import java.util.concurrent.ThreadLocalRandom;

/**
 * What a draw by weight goes by: chance, or a conversation, for which it falls the same way every time and on every node.
 * Whoever has the highest lot is drawn; the whole order is a draw without replacement.
 */
final class Lot {
    static final Lot CHANCE = new Lot(0, false);
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_BASIS = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final long key;
    private final boolean sticky;

    private Lot(long key, boolean sticky) {
        this.key = key;
        this.sticky = sticky;
    }

    /** The same for everybody who knows these texts. */
    static Lot of(CharSequence... texts) {
        long hash = FNV_BASIS;
        for (CharSequence text : texts) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ GOLDEN) * FNV_PRIME;
        }
        return new Lot(mixed(hash), true);
    }

    boolean isSticky() {
        return sticky;
    }

    /** Never positive; the logarithm of a number between nought and one, over the weight. */
    double of(String name, int weight) {
        long bits = sticky
                ? mixed(key + GOLDEN * name.hashCode())
                : ThreadLocalRandom.current().nextLong();
        double unit = ((bits >>> 11) + 0.5) * 0x1.0p-53;
        return StrictMath.log(unit) / weight;
    }

    /** SplitMix64's finish: every bit of the input moves every bit of the output. */
    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
