package ai.agumbe.usage.intake;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thread per topic, from the start of the process to its end. */
@Context
public final class Intakes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Intake<?>> intakes;
    private final List<Thread> threads;

    Intakes(List<Destination<?>> destinations, IntakeTools tools, InstantSource clock) {
        intakes = destinations.stream()
                .<Intake<?>>map(destination -> new Intake<>(destination, tools, clock))
                .toList();
        threads = intakes.stream()
                .map(intake -> Thread.ofPlatform().name(intake.topic()).unstarted(intake))
                .toList();
    }

    /** What is not well; empty when all are at work. */
    public Optional<String> trouble() {
        String troubles = intakes.stream()
                .filter(intake -> intake.trouble() != null)
                .map(intake -> intake.topic() + " " + Objects.requireNonNull(intake.trouble()))
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
}
