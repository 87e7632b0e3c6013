package ai.agumbe.local.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * The copy of the config on a node's disk is cut, spoilt or gone when the node starts again, with Kafka there or not: it
 * is ready only with a config that is whole.
 */
final class SpoiltCopy implements Harm {
    private static final String NODE = "data-plane-1";
    private static final int KINDS = 4;

    private CompletableFuture<Void> started = CompletableFuture.completedFuture(null);

    @Override
    public void strike(Scene scene) throws IOException {
        scene.parts().kill9(NODE);
        Path copy = scene.parts().folder(NODE).resolve("config/config.copy");
        Files.write(copy, spoilt(Files.readAllBytes(copy), scene.random()));
        if (scene.random().nextBoolean()) {
            scene.parts().kill9("kafka");
        }
        started = CompletableFuture.runAsync(() -> {
            boolean _ = scene.parts().start(NODE);
        });
    }

    @Override
    public void mend(Scene scene) {
        if (!scene.parts().isRunning("kafka")) {
            boolean _ = scene.parts().start("kafka");
        }
        started.join();
    }

    private static byte[] spoilt(byte[] whole, Random random) {
        return switch (random.nextInt(KINDS)) {
            case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
            case 1 -> new byte[0];
            case 2 -> {
                byte[] noise = new byte[whole.length];
                random.nextBytes(noise);
                yield noise;
            }
            default -> {
                byte[] flipped = whole.clone();
                flipped[random.nextInt(flipped.length)] ^= 0x55;
                yield flipped;
            }
        };
    }
}
