package ai.agumbe.usage.intake;

import io.micrometer.core.instrument.Gauge;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thread per destination, from the start of the process to its end; destinations of one topic share its partitions. */
@Context
public final class Intakes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Intake<?>> intakes;
    private final List<Thread> threads;

    Intakes(List<Destination<?>> destinations, IntakeTools tools, InstantSource clock) {
        List<Intake<?>> begun = new ArrayList<>();
        for (Destination<?> destination : destinations) {
            String topic = destination.topic().topic();
            begun.add(new Intake<>(destination, lane(topic, begun), tools, clock));
        }
        intakes = List.copyOf(begun);
        threads = intakes.stream()
                .map(intake ->
                        Thread.ofPlatform().name(intake.lane().toString()).unstarted(intake))
                .toList();
        intakes.stream()
                .map(intake -> intake.lane().topic())
                .distinct()
                .forEach(topic -> Gauge.builder("agumbe.usage.lag", intakes, all -> lag(all, topic))
                        .tag("topic", topic)
                        .register(tools.registry()));
    }

    /** What is not well; empty when all are at work. */
    public Optional<String> trouble() {
        String troubles = intakes.stream()
                .filter(intake -> intake.trouble() != null)
                .map(intake -> intake.lane() + " " + Objects.requireNonNull(intake.trouble()))
                .collect(Collectors.joining("; "));
        return Optional.of(troubles).filter(text -> !text.isEmpty());
    }

    @PostConstruct
    void start() {
        threads.forEach(Thread::start);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        intakes.forEach(Intake::stop);
        for (Thread thread : threads) {
            thread.join(PATIENCE);
        }
    }

    private static Lane lane(String topic, List<Intake<?>> before) {
        long number = before.stream()
                .filter(intake -> intake.lane().topic().equals(topic))
                .count();
        return new Lane(topic, Math.toIntExact(number));
    }

    private static double lag(List<Intake<?>> intakes, String topic) {
        return intakes.stream()
                .filter(intake -> intake.lane().topic().equals(topic))
                .mapToLong(Intake::lag)
                .sum();
    }
}
