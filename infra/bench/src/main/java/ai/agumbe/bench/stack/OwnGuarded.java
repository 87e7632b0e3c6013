package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import ai.agumbe.bench.scenario.Endpoint;
import ai.agumbe.bench.scenario.Guarded;
import ai.agumbe.bench.scenario.Side;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant of the gateway with the recommended guardrails, made when it is first asked for. */
public final class OwnGuarded implements Guarded {
    private static final String TIMER = "agumbe_exchange_guardrails_seconds_";
    private static final double MICROS = 1e6;

    private final StackFile stack;
    private final Registration registration;
    private final URI uri;
    private final String model;
    private @Nullable Endpoint made;

    /** @param model what it asks for */
    public OwnGuarded(StackFile stack, Registration registration, URI uri, String model) {
        this.stack = stack;
        this.registration = registration;
        this.uri = uri;
        this.model = model;
    }

    @Override
    public Endpoint endpoint() {
        var endpoint = made;
        if (endpoint == null) {
            var headers = Map.of("authorization", "Bearer " + registration.guardedKey());
            endpoint = new Endpoint(Side.GUARDED, uri, headers, model);
            made = endpoint;
        }
        return endpoint;
    }

    @Override
    public Checked checked() {
        try (var node = new JsonCalls(stack.dataPlane(), Map.of())) {
            var shown = node.send("GET", "/prometheus", "").body();
            return new Checked(
                    of(shown, "sum", "input") * MICROS,
                    of(shown, "count", "input"),
                    of(shown, "sum", "output") * MICROS,
                    of(shown, "count", "output"));
        }
    }

    private static double of(String shown, String what, String stage) {
        var line = TIMER + what + "{stage=\"" + stage + "\"} ";
        return shown.lines()
                .filter(each -> each.startsWith(line))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length())))
                .findFirst()
                .orElseThrow(() -> new BenchFailure("/prometheus: no line begins with " + line + "(expected: one)"));
    }
}
