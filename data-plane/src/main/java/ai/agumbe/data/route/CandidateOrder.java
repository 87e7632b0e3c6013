package ai.agumbe.data.route;

import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Target;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Puts a route's usable candidates into the order in which they are asked. */
@Singleton
final class CandidateOrder {
    private final Latencies latencies;
    private final InstantSource clock;

    CandidateOrder(Latencies latencies, InstantSource clock) {
        this.latencies = latencies;
        this.clock = clock;
    }

    List<Candidate> of(Route route) {
        List<Candidate> usable = new ArrayList<>(route.candidates().size());
        for (Candidate candidate : route.candidates()) {
            if (candidate.target().usable()) {
                usable.add(candidate);
            }
        }
        if (usable.size() < 2) {
            return usable;
        }
        List<Candidate> ordered = switch (route.strategy()) {
            case PRIORITY -> usable;
            case WEIGHTED -> drawn(usable);
            case LATENCY -> sorted(usable, latencies::of);
            case COST -> sorted(usable, this::price);
        };
        return ordered.subList(0, Math.min(ordered.size(), route.maxCandidates()));
    }

    private static List<Candidate> drawn(List<Candidate> pool) {
        List<Candidate> drawn = new ArrayList<>(pool.size());
        while (!pool.isEmpty()) {
            int ticket = ThreadLocalRandom.current()
                    .nextInt(pool.stream().mapToInt(Candidate::weight).sum());
            int at = 0;
            while (ticket >= pool.get(at).weight()) {
                ticket -= pool.get(at).weight();
                at++;
            }
            drawn.add(pool.remove(at));
        }
        return drawn;
    }

    private static List<Candidate> sorted(List<Candidate> pool, java.util.function.ToDoubleFunction<Target> measure) {
        pool.sort(Comparator.comparingDouble(candidate -> measure.applyAsDouble(candidate.target())));
        return pool;
    }

    /** A model without a price comes last: nobody knows what it costs. */
    private double price(Target target) {
        Pricing.Version now = target.pricing().at(clock.instant());
        return now == null
                ? Double.MAX_VALUE
                : (double) now.price().input() + now.price().output();
    }
}
