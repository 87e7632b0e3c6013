package ai.agumbe.sdk.check;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs checks and tells the end of each in a line: feature, kind of provider, and {@code passed}, {@code refused} (the
 * gateway named what that provider has no words for) or {@code failed: …}.
 */
public final class Checks {
    private static final int LONGEST = 600;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Checks() {}

    /** A check; its models stand on that kind of provider. */
    @FunctionalInterface
    public interface Check {
        void on(String provider) throws Exception;
    }

    public static void run(String feature, Check check) {
        run(feature, Scenarios.PROVIDERS, check);
    }

    public static void run(String feature, List<String> providers, Check check) {
        for (String provider : providers) {
            OUT.println(feature + "\t" + provider + "\t" + end(check, provider));
        }
    }

    private static String end(Check check, String provider) {
        try {
            check.on(provider);
            return "passed";
        } catch (Refused refused) {
            return "refused";
        } catch (Throwable failure) {
            String told = ("failed: " + failure + where(failure)).replaceAll("\\s+", " ");
            return told.substring(0, Math.min(LONGEST, told.length()));
        }
    }

    private static String where(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("ai.agumbe.sdk.")
                    && !frame.getClassName().contains(".check.")) {
                return " at " + frame;
            }
        }
        return "";
    }
}
