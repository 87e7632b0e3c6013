package ai.agumbe.local.training;

import ai.agumbe.local.console.Progress;
import ai.agumbe.local.console.Timer;
import ai.agumbe.local.layout.AotCache;
import ai.agumbe.local.layout.DataDirectory;
import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.layout.JsonFile;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.Secrets;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.layout.Surroundings;
import ai.agumbe.local.part.Part;
import ai.agumbe.local.part.Parts;
import ai.agumbe.local.process.Processes;
import ai.agumbe.local.process.Starter;
import ai.agumbe.local.process.Stopper;
import ai.agumbe.local.process.TakenPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One recorded run of a data plane, beside a broker, a Redis and a simulated provider of its own. */
public final class Training implements AutoCloseable {
    private static final String DRAFT = "draft.aot";
    private static final PartName KAFKA = PartName.of(PartKind.KAFKA);
    private static final PartName REDIS = PartName.of(PartKind.REDIS);
    private static final PartName SIMULATOR = PartName.of(PartKind.SIMULATOR);
    private static final PartName DATA_PLANE = PartName.dataPlane(1);

    private final Layout layout = TakenPorts.freeLayout(1);
    private final DataDirectory data;
    private final Parts parts;
    private final Processes processes;
    private final Starter starter;
    private final Stopper stopper;
    private final Path draft;

    private Training(Installation installation, Path folder) {
        data = new DataDirectory(folder.resolve("data"));
        data.make();
        Secrets made = Secrets.of(data);
        new JsonFile(data.secretsFile())
                .write(new Secrets(
                        TrainingConfig.KEY_ENCRYPTION_KEYS,
                        made.postgresPassword(),
                        made.adminToken(),
                        made.kafkaClusterId()));
        parts = new Parts(installation, data, layout, Surroundings.PLAIN, Progress.SILENT);
        processes = new Processes(data);
        starter = new Starter(processes, layout, Progress.SILENT);
        stopper = new Stopper(processes, Progress.SILENT);
        draft = folder.resolve(DRAFT);
    }

    /** Makes the cache unless it is there and good; without one the data plane only starts slower, so no failure counts. */
    public static void run(Installation installation, Progress progress) {
        AotCache cache = installation.aotCache(DATA_PLANE.kind().word());
        if (cache.isGood()) {
            return;
        }
        Timer timer = new Timer();
        try {
            Path folder = Files.createTempDirectory("agumbe-training-");
            try (Training training = new Training(installation, folder)) {
                Runtime.getRuntime().addShutdownHook(new Thread(training::close, "end"));
                training.record();
                Files.move(training.draft, besides(cache), StandardCopyOption.REPLACE_EXISTING);
                Files.move(besides(cache), cache.path(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(folder.resolve(DRAFT));
                Files.deleteIfExists(folder);
            }
            progress.say("the data plane's AOT cache is recorded, in " + timer);
        } catch (IOException | StackFailure failed) {
            progress.say("no AOT cache for the data plane, which starts slower without: " + failed.getMessage());
        }
    }

    /** In the cache's own folder, which may be another file system than that of temporary files. */
    private static Path besides(AotCache cache) {
        return cache.path().resolveSibling(cache.path().getFileName() + ".draft");
    }

    private void record() {
        TrainingConfig config = new TrainingConfig(layout.url(SIMULATOR));
        String brokers = layout.address(KAFKA);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> simulator = threads.submit(() -> starter.start(parts.part(SIMULATOR)));
            starter.start(parts.part(REDIS));
            starter.start(parts.part(KAFKA));
            TrainingConfig.makeTopics(brokers);
            config.publish(brokers);
            simulator.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("training: interrupted");
        } catch (ExecutionException failed) {
            throw new StackFailure("training: the simulated provider cannot be started", failed);
        }
        leaveCopy();
        config.publish(brokers);
        Part dataPlane = parts.recording(DATA_PLANE, draft);
        starter.start(dataPlane);
        new TrainingCalls(layout.url(DATA_PLANE)).make();
        stopper.stop(dataPlane);
        if (!Files.isRegularFile(draft)) {
            throw new StackFailure(draft + ": was not written (expected: by the JVM at its end; its log says "
                    + String.join(" | ", processes.log(DATA_PLANE).tail(5)) + ")");
        }
    }

    /** So that the run which is recorded reads the copy of an earlier one first, as most starts do, and then the topic. */
    private void leaveCopy() {
        Part dataPlane = parts.part(DATA_PLANE);
        starter.start(dataPlane);
        stopper.stop(dataPlane);
    }

    @Override
    public synchronized void close() {
        if (data.isOurs()) {
            processes.close();
            List.of(DATA_PLANE, SIMULATOR, KAFKA, REDIS).stream()
                    .filter(part -> processes.running(part).isPresent())
                    .forEach(stopper::kill);
            data.delete();
        }
    }
}
