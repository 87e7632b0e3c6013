package ai.agumbe.data.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final int[] GRAINS = {1, 1_000, 1_000_000, 1_000_000_000};

    @Test
    void momentsReadAsTheLibraryWritesThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int grain = GRAINS[random.nextInt(GRAINS.length)];
            int nanos = random.nextInt(1_000_000_000) / grain * grain;
            Instant moment = Instant.ofEpochSecond(random.nextLong(4_000_000_000L) / 2 * random.nextInt(2), nanos);

            assertThat(Moments.text(moment)).as("seed %d", seed).isEqualTo(moment.toString());
        }
    }
}
