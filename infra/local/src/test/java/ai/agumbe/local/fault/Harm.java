package ai.agumbe.local.fault;

import java.io.IOException;
import java.util.Optional;

/** A way to break something and to mend it again; each round has one of its own. */
interface Harm {
    /** Why it cannot be done on this machine; empty where it can. */
    default Optional<String> impossible(FaultGround ground) {
        return Optional.empty();
    }

    /** Breaks it. */
    void strike(Scene scene) throws IOException, InterruptedException;

    /** What must hold while it is broken, beside that calls are answered. */
    default void meanwhile(Scene scene) {}

    /** Mends it; recovery begins with this. */
    void mend(Scene scene) throws IOException, InterruptedException;

    /** What must hold once all is well and no more calls come. */
    default void afterwards(Scene scene) throws IOException, InterruptedException {}
}
