package ai.agumbe.local;

import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.layout.StackFailure;
import java.nio.file.Path;
import java.util.List;

/** The command line behind {@code ./agumbe}. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    private static int run(List<String> words) {
        try {
            Installation installation = Installation.around(Path.of(System.getProperty("agumbe.home", "")));
            return new Verbs(installation, System.getenv(), System.out::println).run(words);
        } catch (UsageException wrong) {
            System.err.println("agumbe " + wrong.getMessage());
            return 2;
        } catch (StackFailure failure) {
            System.err.println("agumbe: " + failure.getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
