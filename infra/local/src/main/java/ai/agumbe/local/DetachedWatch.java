package ai.agumbe.local;

import ai.agumbe.local.layout.DataDirectory;
import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.part.JavaCommand;
import ai.agumbe.local.process.Background;
import java.util.Map;

/** Starts a process that watches the parts of a detached stack and writes what it sees to the stack's log. */
final class DetachedWatch {
    private DetachedWatch() {}

    static void start(Installation installation, DataDirectory data) {
        JavaCommand java = JavaCommand.of("ai.agumbe.local.Main", installation.classPath("infra/local"))
                .with("-Xmx32m", "-XX:TieredStopAtLevel=1", "-Dagumbe.home=" + installation.home());
        new Background(data.stackLog())
                .start(java.arguments("watch", "--data", data.root().toString()), Map.of());
    }
}
