package ai.agumbe.local;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.layout.DataDirectory;
import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.layout.JsonFile;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.layout.Surroundings;
import ai.agumbe.local.part.Parts;
import ai.agumbe.local.process.PartProcess;
import ai.agumbe.local.process.Processes;
import ai.agumbe.local.process.Starter;
import ai.agumbe.local.process.Stopper;
import ai.agumbe.local.process.TakenPorts;
import ai.agumbe.local.seed.KnownToNodes;
import ai.agumbe.local.seed.Seed;
import ai.agumbe.local.seed.Seeded;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The whole system on one machine, each part a process of its own.
 *
 * <p>{@link #start(StackOptions)} returns when every part is ready and the demo tenant's key works; {@link #close()}
 * ends them all. In between parts can be killed, stopped and started by name as {@code ./agumbe} does it.
 */
public final class LocalStack implements AutoCloseable {
    private final DataDirectory data;
    private final Layout layout;
    private final Parts parts;
    private final Processes processes;
    private final Starter starter;
    private final Stopper stopper;
    private final StackFile stackFile;

    private LocalStack(
            Installation installation,
            DataDirectory data,
            Layout layout,
            Surroundings surroundings,
            Progress progress) {
        this.data = data;
        this.layout = layout;
        this.parts = new Parts(installation, data, layout, surroundings, progress);
        this.processes = new Processes(data);
        this.starter = new Starter(processes, layout, progress);
        this.stopper = new Stopper(processes, progress);
        this.stackFile = new StackFile(data, layout, parts, processes);
    }

    /** Starts a whole stack, or fails and leaves nothing running. */
    public static LocalStack start(StackOptions options) {
        LocalStack stack = prepare(options);
        try {
            stack.startAll(options);
            return stack;
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }

    /** The stack that was last started on the directory, running or not; empty when there was none. */
    static Optional<LocalStack> open(Installation installation, Path folder, Progress progress) {
        DataDirectory data = new DataDirectory(folder);
        return new JsonFile(data.layoutFile())
                .read(Layout.class)
                .filter(layout -> data.isOurs())
                .map(layout -> new LocalStack(installation, data, layout, Surroundings.PLAIN, progress));
    }

    /** Checks all that can be known before the first process starts. */
    static LocalStack prepare(StackOptions options) {
        open(options.installation(), options.data(), options.progress()).ifPresent(LocalStack::refuseIfRunning);
        new TakenPorts(options.layout()).refuse(options.layout().parts());
        DataDirectory data = new DataDirectory(options.data());
        if (options.start() == StackOptions.Start.FRESH) {
            data.delete();
        }
        data.make();
        new JsonFile(data.layoutFile()).write(options.layout());
        return new LocalStack(
                options.installation(), data, options.layout(), options.surroundings(), options.progress());
    }

    void startAll(StackOptions options) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Seed seed = new Seed(
                    client,
                    layout,
                    options.surroundings().url(layout, PartKind.SIMULATOR),
                    data,
                    parts.secrets().adminToken());
            CompletableFuture<Seeded> seeded = new CompletableFuture<>();
            new StartOrder(parts, starter, layout)
                    .run(() -> seeded.complete(seed.apply(options.environment(), options.progress())));
            layout.dataPlanes().forEach(node -> new KnownToNodes(client).await(layout.url(node), seeded.join()));
        }
        stackFile.renew();
    }

    /** Starts one part on its old port and data and waits until it is ready; false when it runs already. */
    public boolean start(String name) {
        PartName part = named(name);
        if (processes.running(part).isPresent()) {
            return false;
        }
        starter.start(parts.part(part));
        stackFile.renew();
        return true;
    }

    /** Ends one part in an orderly way; false when it does not run. */
    public boolean stop(String name) {
        PartName part = named(name);
        boolean ran = processes.running(part).isPresent();
        stopper.stop(parts.part(part));
        stackFile.renew();
        return ran;
    }

    /** Kills one part as {@code kill -9} does, with its children. */
    public void kill9(String name) {
        stopper.kill(named(name));
    }

    /** Sends a signal by its name, as {@code STOP} and {@code CONT}, to the part's process and its children. */
    public void signal(String name, String signal) {
        stopper.signal(named(name), signal);
    }

    /** Where the part keeps its data. */
    public Path folder(String name) {
        return data.of(named(name));
    }

    /** The part's main process; fails when it does not run. */
    public long pid(String name) {
        return processes
                .running(named(name))
                .map(PartProcess::pid)
                .orElseThrow(() -> new StackFailure(name + ": does not run (expected: ./agumbe start " + name + ")"));
    }

    public boolean isRunning(String name) {
        return processes.running(named(name)).isPresent();
    }

    /** Where the part answers by HTTP, without a slash at the end. */
    public String url(String name) {
        return layout.url(named(name));
    }

    /** The last lines of the part's log. */
    public List<String> log(String name) {
        return processes.log(named(name)).tail(200);
    }

    /** Addresses, keys and process ids as they are now. */
    public StackDocument document() {
        return stackFile.document();
    }

    /** Ends every part, callers first, stores last. */
    @Override
    public void close() {
        processes.close();
        new StopOrder(parts, stopper, layout).run();
        stackFile.delete();
    }

    DataDirectory data() {
        return data;
    }

    Layout layout() {
        return layout;
    }

    Parts parts() {
        return parts;
    }

    Processes processes() {
        return processes;
    }

    PartName named(String name) {
        return layout.find(name)
                .orElseThrow(() -> new StackFailure(name + ": no such part (expected: one of "
                        + String.join(
                                ", ",
                                layout.parts().stream().map(PartName::toString).toList()) + ")"));
    }

    private void refuseIfRunning() {
        List<PartName> running = layout.parts().stream()
                .filter(part -> processes.running(part).isPresent())
                .toList();
        if (!running.isEmpty()) {
            throw new StackFailure("up: a stack runs on " + data.root() + " already (expected: ./agumbe down first, or"
                    + " --data DIR and --port-base P for another)");
        }
    }
}
