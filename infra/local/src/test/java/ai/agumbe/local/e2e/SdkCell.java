package ai.agumbe.local.e2e;

/**
 * What became of one check of one program.
 *
 * @param provider the kind of provider that its models stand on, or {@code any}
 * @param end {@code passed}, {@code refused}, or what failed
 */
record SdkCell(String feature, String provider, String end) {
    static final String ANY = "any";

    /** Whether that line of a program's output tells of a check; libraries talk too. */
    static boolean isOne(String line) {
        return line.matches("[a-z0-9-]+\t[a-z]+\t.+");
    }

    static SdkCell read(String line) {
        String[] words = line.split("\t", 3);
        return new SdkCell(words[0], words[1], words[2]);
    }

    boolean passed() {
        return end.equals("passed");
    }

    boolean refused() {
        return end.equals("refused");
    }

    boolean failed() {
        return !passed() && !refused();
    }
}
