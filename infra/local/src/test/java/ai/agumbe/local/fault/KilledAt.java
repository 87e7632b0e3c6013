package ai.agumbe.local.fault;

import ai.agumbe.local.e2e.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** {@code kill -9} at the very moment at which the part makes a system call, the nth one as the seed says. */
record KilledAt(String part, String calls, int most) implements Harm {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Optional<String> impossible(FaultGround ground) {
        return Strace.missing();
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        int when = 1 + scene.random().nextInt(most);
        try (Strace _ = Strace.on(scene, part, calls + ":signal=KILL:when=" + when)) {
            Eventually.within(PATIENCE, () -> scene.parts().isRunning(part), running -> !running);
        }
    }

    @Override
    public void mend(Scene scene) {
        boolean _ = scene.parts().start(part);
    }
}
