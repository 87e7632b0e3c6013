package ai.agumbe.local.part;

import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.probe.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A service that writes its AOT cache when it ends, which takes a while. */
record Recording(Service service) implements Part {
    private static final Duration WRITING = Duration.ofSeconds(60);

    @Override
    public PartName name() {
        return service.name();
    }

    @Override
    public List<String> command() {
        return service.command();
    }

    @Override
    public Map<String, String> environment() {
        return service.environment();
    }

    @Override
    public Probe probe() {
        return service.probe();
    }

    @Override
    public Duration endLimit() {
        return service.endLimit().plus(WRITING);
    }
}
