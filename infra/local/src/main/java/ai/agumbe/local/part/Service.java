package ai.agumbe.local.part;

import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.probe.HttpProbe;
import ai.agumbe.local.probe.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One of our own processes: its jar beside its libraries, set up by environment variables. */
record Service(PartName name, int port, Code code, Map<String, String> environment) implements Part {
    static final int DRAIN_SECONDS = 10;

    Service {
        environment = Map.copyOf(environment);
    }

    @Override
    public List<String> command() {
        return code.java().arguments();
    }

    @Override
    public Probe probe() {
        return new HttpProbe(port, "/readyz");
    }

    @Override
    public Duration endLimit() {
        return Duration.ofSeconds(DRAIN_SECONDS + 5);
    }

    @Override
    public String toString() {
        return "Service[" + name + "]";
    }

    /**
     * What runs; looked for only when it is to be started.
     *
     * @param feature the package below ai.agumbe that holds its Main
     */
    record Code(Installation installation, String module, String feature, List<String> options) {
        Code {
            options = List.copyOf(options);
        }

        JavaCommand java() {
            return JavaCommand.of("ai.agumbe." + feature + ".Main", installation.classPath(module))
                    .with(options.toArray(String[]::new));
        }
    }
}
