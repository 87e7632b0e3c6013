package ai.agumbe.local;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.console.Timer;
import ai.agumbe.local.layout.DataDirectory;
import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.layout.Surroundings;
import ai.agumbe.local.training.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each verb does; the answer is the exit code. */
final class Verbs {
    private static final Set<String> DATA = Set.of("--data");

    private final Installation installation;
    private final Map<String, String> environment;
    private final Progress out;
    private final PublishedStack published;

    Verbs(Installation installation, Map<String, String> environment, Progress out) {
        this.installation = installation;
        this.environment = environment;
        this.out = out;
        this.published = new PublishedStack(installation.publishedStackFile());
    }

    int run(List<String> words) throws InterruptedException {
        String verb = words.isEmpty() ? "" : words.getFirst();
        return switch (verb) {
            case "up" ->
                up(new CommandLine(words, Set.of("--detach", "--fresh"), Set.of("--data", "--nodes", "--port-base")));
            case "down" -> down(new CommandLine(words, Set.of(), DATA));
            case "status" -> status(new CommandLine(words, Set.of(), DATA));
            case "logs" -> logs(new CommandLine(words, Set.of("--follow"), DATA));
            case "start" -> start(new CommandLine(words, Set.of(), DATA));
            case "stop" -> stop(new CommandLine(words, Set.of(), DATA));
            case "rebuild" -> rebuild(new CommandLine(words, Set.of(), DATA));
            case "train" -> train(new CommandLine(words, Set.of(), Set.of()));
            case "watch" -> watch(new CommandLine(words, Set.of(), DATA));
            default ->
                throw new UsageException(
                        verb + ": unknown verb (expected: up, down, status, logs, start, stop or rebuild)");
        };
    }

    private int up(CommandLine line) throws InterruptedException {
        line.noNames();
        Timer timer = new Timer();
        StackOptions options = new StackOptions(
                installation,
                line.data(defaultData()),
                line.layout(),
                line.has("--fresh") ? StackOptions.Start.FRESH : StackOptions.Start.KEEP,
                environment,
                Surroundings.PLAIN,
                out);
        LocalStack stack = LocalStack.prepare(options);
        Thread ending = new Thread(() -> end(stack), "end");
        Runtime.getRuntime().addShutdownHook(ending);
        out.say("starting, data in " + stack.data().root());
        stack.startAll(options);
        published.write(stack.document());
        new Greeting(stack, sameData(line)).lines(timer).forEach(out::say);
        if (line.has("--detach")) {
            DetachedWatch.start(installation, stack.data());
            Runtime.getRuntime().removeShutdownHook(ending);
            out.say("It runs on; ./agumbe down" + sameData(line) + " stops it.");
            return 0;
        }
        out.say("Ctrl-C stops it.");
        new Watch(stack.layout().parts(), stack.processes(), out, sameData(line)).untilStopped();
        return 0;
    }

    /** Also ends what a part's preparation was running when Ctrl-C came. */
    private void end(LocalStack stack) {
        out.say("stopping");
        stack.close();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        published.withdraw(stack.layout());
    }

    private int down(CommandLine line) {
        line.noNames();
        LocalStack stack = opened(line);
        boolean ran = stack.layout().parts().stream().anyMatch(part -> stack.isRunning(part.toString()));
        stack.close();
        published.withdraw(stack.layout());
        out.say(ran ? "everything is stopped" : "nothing was running");
        return 0;
    }

    private int status(CommandLine line) {
        line.noNames();
        LocalStack stack = opened(line);
        boolean whole = true;
        for (PartName part : stack.layout().parts()) {
            PartState state = PartState.of(stack, part);
            whole &= state == PartState.RUNNING;
            out.say(state.describe(stack, part, sameData(line)));
        }
        return whole ? 0 : 1;
    }

    private int logs(CommandLine line) throws InterruptedException {
        LocalStack stack = opened(line);
        Path log = stack.processes().log(stack.named(line.name())).path();
        return line.has("--follow") ? LogView.follow(log) : LogView.end(log);
    }

    private int start(CommandLine line) {
        LocalStack stack = opened(line);
        if (!stack.start(line.name())) {
            out.say(line.name() + " runs already, process " + stack.pid(line.name()));
        }
        publish(stack);
        return 0;
    }

    private int stop(CommandLine line) {
        LocalStack stack = opened(line);
        if (!stack.stop(line.name())) {
            out.say(line.name() + " does not run");
        }
        publish(stack);
        return 0;
    }

    private int rebuild(CommandLine line) throws InterruptedException {
        LocalStack stack = opened(line);
        return new RebuiltSums(stack.parts().part(stack.named("usage-consumer")))
                .of(line.names(2, "the first and the last day"));
    }

    /** What the build calls once everything is packaged. */
    private int train(CommandLine line) {
        line.noNames();
        Training.run(installation, out);
        return 0;
    }

    /** What {@code up --detach} leaves behind to watch the parts; ends with the last of them. */
    private int watch(CommandLine line) throws InterruptedException {
        LocalStack stack = opened(line);
        new Watch(stack.layout().parts(), stack.processes(), out, sameData(line)).untilStopped();
        return 0;
    }

    /** A stack whose first start failed has no key yet, so there is nothing to tell. */
    private void publish(LocalStack stack) {
        if (Files.exists(stack.data().keyFile())) {
            published.write(stack.document());
        }
    }

    private LocalStack opened(CommandLine line) {
        Path data = line.data(defaultData());
        return LocalStack.open(installation, data, out)
                .orElseThrow(() -> new StackFailure(new DataDirectory(data).root()
                        + ": no stack was started there (expected: ./agumbe up" + sameData(line) + " first)"));
    }

    private Path defaultData() {
        return installation.home().resolve(".agumbe");
    }

    private String sameData(CommandLine line) {
        return line.has("--data") ? " --data " + line.data(defaultData()) : "";
    }
}
