package ai.agumbe.local.fault;

import ai.agumbe.local.e2e.Eventually;
import ai.agumbe.local.e2e.Twin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A store comes back empty while the others keep what they have. What it held when nobody called any more is counted; for
 * Kafka a node that knows nothing finds the whole config there again.
 */
record DataLost(String part, String folder) implements Harm {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        scene.traffic().hold();
        scene.settlement().settle();
        scene.parts().kill9(part);
        Path lost = scene.parts().folder(part).resolve(folder);
        Shell.run("rm", "-r", lost.toString());
        scene.traffic().goOn();
    }

    @Override
    public void mend(Scene scene) {
        boolean _ = scene.parts().start(part);
    }

    @Override
    public void afterwards(Scene scene) throws IOException {
        scene.ground().stack().awaitPush();
        try (Twin fresh =
                Twin.start(scene.parts(), "data-plane-1", scene.ground().scratch())) {
            fresh.awaitReady();
            Eventually.within(
                    PATIENCE,
                    () -> scene.nodes()
                            .getFirst()
                            .at(fresh.url())
                            .get("/models")
                            .status(),
                    status -> status == 200);
        }
    }
}
