package ai.agumbe.local;

import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.part.Parts;
import ai.agumbe.local.process.Starter;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts each part as soon as those it asks at its start are ready. */
final class StartOrder {
    private final Parts parts;
    private final Starter starter;
    private final Layout layout;

    StartOrder(Parts parts, Starter starter, Layout layout) {
        this.parts = parts;
        this.starter = starter;
        this.layout = layout;
    }

    /** Returns when all are ready and the seed is sown; fails at the first failure, while others may still start. */
    void run(Runnable seed) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Steps steps = new Steps(new ExecutorCompletionService<>(threads));
        try {
            int count = begin(steps, seed);
            for (int done = 0; done < count; done++) {
                steps.awaitNext();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("up: interrupted");
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many steps were begun. */
    private int begin(Steps steps, Runnable seed) {
        Future<Void> postgres = steps.begin(start(PartKind.POSTGRES));
        Future<Void> kafka = steps.begin(start(PartKind.KAFKA));
        Future<Void> redis = steps.begin(start(PartKind.REDIS));
        Future<Void> simulator = steps.begin(start(PartKind.SIMULATOR));
        Future<Void> control = steps.begin(start(PartKind.CONTROL_PLANE), postgres, kafka);
        Future<Void> consumer = steps.begin(start(PartKind.USAGE_CONSUMER), control);
        Future<Void> sown = steps.begin(seed, control, simulator);
        List<Future<Void>> dataPlanes = layout.dataPlanes().stream()
                .map(part -> steps.begin(() -> starter.start(parts.part(part)), control))
                .toList();
        return List.of(postgres, kafka, redis, simulator, control, consumer, sown)
                        .size()
                + dataPlanes.size();
    }

    private Runnable start(PartKind kind) {
        return () -> starter.start(parts.part(PartName.of(kind)));
    }

    /** Pieces of work that run side by side, each once what it needs is done. */
    private record Steps(CompletionService<Void> running) {
        @SafeVarargs
        final Future<Void> begin(Runnable work, Future<Void>... needed) {
            return running.submit(() -> {
                for (Future<Void> step : needed) {
                    await(step);
                }
                work.run();
                return null;
            });
        }

        void awaitNext() throws InterruptedException {
            await(running.take());
        }

        private static void await(Future<Void> step) throws InterruptedException {
            try {
                step.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof StackFailure told) {
                    throw told;
                }
                throw new IllegalStateException("a step of the start failed", failed);
            }
        }
    }
}
