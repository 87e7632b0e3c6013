package ai.agumbe.data.pipeline;

import ai.agumbe.data.event.Timings;
import ai.agumbe.model.error.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts and times exchanges by kind and outcome. */
@Singleton
final class ExchangeMetrics {
    private final MeterRegistry registry;
    private final Timer askChecked;
    private final Timer answerChecked;
    private final ConcurrentHashMap<Key, Meters> meters = new ConcurrentHashMap<>();

    /** Few values each, so that there are few of them. */
    private record Key(String kind, int status, @Nullable ErrorCode code) {}

    private record Meters(Timer total, Timer overhead) {}

    ExchangeMetrics(MeterRegistry registry) {
        this.registry = registry;
        askChecked = checked(registry, "input");
        answerChecked = checked(registry, "output");
    }

    void ended(String kind, int httpStatus, @Nullable ErrorCode code, Timings timings) {
        Meters these = meters.computeIfAbsent(new Key(kind, httpStatus, code), this::register);
        these.total().record((long) (timings.total() * 1e6), TimeUnit.NANOSECONDS);
        these.overhead().record((long) (timings.gatewayOverhead() * 1e6), TimeUnit.NANOSECONDS);
        recordChecks(timings);
    }

    private void recordChecks(Timings timings) {
        if (timings.guardrailInput() > 0) {
            askChecked.record((long) (timings.guardrailInput() * 1e6), TimeUnit.NANOSECONDS);
        }
        if (timings.guardrailOutput() > 0) {
            answerChecked.record((long) (timings.guardrailOutput() * 1e6), TimeUnit.NANOSECONDS);
        }
    }

    private static Timer checked(MeterRegistry registry, String stage) {
        return Timer.builder("agumbe.exchange.guardrails").tag("stage", stage).register(registry);
    }

    private Meters register(Key key) {
        String code = key.code() == null ? "none" : key.code().wireName();
        return new Meters(timer("agumbe.exchange", key, code), timer("agumbe.exchange.overhead", key, code));
    }

    private Timer timer(String name, Key key, String code) {
        return Timer.builder(name)
                .tag("kind", key.kind())
                .tag("status", Integer.toString(key.status()))
                .tag("code", code)
                .register(registry);
    }
}
