package ai.agumbe.local.fault;

import java.io.IOException;
import java.util.Optional;

/** The part's disk takes not one byte more; later there is room again, and who died of it is started. */
record FullDisk(String part) implements Harm {
    @Override
    public Optional<String> impossible(FaultGround ground) {
        return ground.disks().areMounted()
                ? Optional.empty()
                : Optional.of("this machine does not let us mount small disks (expected: root)");
    }

    @Override
    public void strike(Scene scene) throws IOException {
        scene.ground().disks().fill(part);
    }

    @Override
    public void mend(Scene scene) throws IOException {
        scene.ground().disks().makeRoom(part);
        if (scene.parts().isRunning(part) && !part.startsWith("data-plane")) {
            // It may be about to die of it: a store is not trusted to be well.
            scene.parts().kill9(part);
        }
        boolean _ = scene.parts().start(part);
    }
}
