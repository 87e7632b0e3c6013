package ai.agumbe.local.fault;

import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.layout.StackFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The command line behind {@code ./agumbe fault}. */
final class Main {
    private static final String FOLDER = "infra/local/target/fault/stack";

    private Main() {}

    public static void main(String[] words) throws InterruptedException {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) throws InterruptedException {
        FaultOptions options;
        try {
            options = FaultOptions.of(words);
        } catch (IllegalArgumentException wrong) {
            System.err.println("agumbe fault: " + wrong.getMessage());
            return 2;
        }
        if (options.list()) {
            options.faults().forEach(Main::list);
            return 0;
        }
        return run(options);
    }

    private static int run(FaultOptions options) throws InterruptedException {
        Path folder = Installation.around(Path.of("")).home().resolve(FOLDER);
        try (FaultRun run = new FaultRun(folder, Main::say)) {
            Thread ending = new Thread(run::close, "end");
            Runtime.getRuntime().addShutdownHook(ending);
            for (Fault fault : options.faults()) {
                run.run(fault, options.rounds(), options.seed());
            }
            Runtime.getRuntime().removeShutdownHook(ending);
            run.failures().forEach(failure -> System.out.println("FAILED " + failure));
            return run.failures().isEmpty() ? 0 : 1;
        } catch (StackFailure failure) {
            System.err.println("agumbe fault: " + failure.getMessage());
            return 1;
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void list(Fault fault) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %s%s; %s%n",
                fault,
                fault.isQuick() ? "(in every build) " : "",
                fault.text(),
                fault.promise().text());
    }
}
