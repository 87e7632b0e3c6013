package ai.agumbe.local.fault;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The device of a part fails whenever it is asked to keep what was written (EIO). */
final class SyncFails implements Harm {
    private final String part;
    private @Nullable Strace strace;

    SyncFails(String part) {
        this.part = part;
    }

    @Override
    public Optional<String> impossible(FaultGround ground) {
        return Strace.missing();
    }

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        strace = Strace.on(scene, part, "fsync,fdatasync:error=EIO");
    }

    @Override
    public void mend(Scene scene) throws IOException {
        Strace open = strace;
        if (open != null) {
            open.close();
        }
        if (!scene.parts().isRunning(part)) {
            boolean _ = scene.parts().start(part);
        }
    }
}
