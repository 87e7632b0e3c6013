package ai.agumbe.bench;

import ai.agumbe.bench.failure.BenchFailure;
import java.io.PrintStream;

/** {@code ./agumbe bench}. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(words, System.out, System.err));
    }

    static int run(String[] words, PrintStream out, PrintStream err) {
        try {
            var arguments = Arguments.parse(words);
            if (arguments.help()) {
                out.print(Arguments.usage());
                return 0;
            }
            Bench.of(arguments, err).run(out);
            return 0;
        } catch (UsageFault e) {
            err.println("bench: " + e.getMessage());
            return MISUSED;
        } catch (BenchFailure e) {
            err.println("bench: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            err.println("bench: interrupted");
            return FAILED;
        }
    }
}
