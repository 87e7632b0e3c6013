package ai.agumbe.model.detect.pii;

/** Verhoeff's check digit, which sees every mistyped and every swapped digit: a walk through the group of the pentagon. */
final class Verhoeff {
    private static final int[] PERMUTED = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private Verhoeff() {}

    static boolean holds(int[] digits) {
        int check = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[digits.length - 1 - i];
            for (int times = i % 8; times > 0; times--) {
                digit = PERMUTED[digit];
            }
            check = product(check, digit);
        }
        return check == 0;
    }

    /** Of two symmetries of the pentagon: 0 to 4 turn it, 5 to 9 turn it over. */
    private static int product(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
        }
        return b < 5 ? 5 + Math.floorMod(a - b, 5) : Math.floorMod(a - b, 5);
    }
}
