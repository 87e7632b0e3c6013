package ai.agumbe.data.route;

import ai.agumbe.data.chat.Availability;
import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Target;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Puts a route's usable candidates into the order in which they are asked. */
@Singleton
final class CandidateOrder {
    private final Latencies latencies;
    private final InstantSource clock;

    CandidateOrder(Latencies latencies, InstantSource clock) {
        this.latencies = latencies;
        this.clock = clock;
    }

    /** Candidates that drain come last: they answer when nobody else does. */
    List<Candidate> of(Route route, Lot lot, Awaited awaited) {
        List<Candidate> all = route.candidates();
        if (all.size() == 1) {
            return all.getFirst().target().usable() ? all : List.of();
        }
        List<Candidate> active = in(Availability.ACTIVE, all);
        List<Candidate> draining = in(Availability.DRAINING, all);
        List<Candidate> ordered = ordered(active, route.strategy(), lot, awaited);
        ordered.addAll(ordered(draining, route.strategy(), lot, awaited));
        return ordered;
    }

    private static List<Candidate> in(Availability availability, List<Candidate> all) {
        List<Candidate> found = new ArrayList<>(all.size());
        for (Candidate candidate : all) {
            if (candidate.target().availability() == availability) {
                found.add(candidate);
            }
        }
        return found;
    }

    private List<Candidate> ordered(List<Candidate> pool, Strategy strategy, Lot lot, Awaited awaited) {
        if (pool.size() < 2) {
            return pool;
        }
        return switch (strategy) {
            case PRIORITY -> pool;
            case WEIGHTED -> drawn(pool, lot);
            case LATENCY -> lot.isSticky() ? drawn(pool, lot) : fastestFirst(pool, awaited);
            case COST -> sorted(pool, candidate -> price(candidate.target()));
        };
    }

    private static List<Candidate> drawn(List<Candidate> pool, Lot lot) {
        return sorted(pool, candidate -> -lot.of(candidate.target().model(), candidate.weight()));
    }

    /** One call at a time finds out how fast a candidate is of which nothing, or nothing new, is known. */
    private List<Candidate> fastestFirst(List<Candidate> pool, Awaited awaited) {
        List<Candidate> ordered = sorted(pool, candidate -> latencies.mean(candidate.target(), awaited));
        for (int i = 0; i < ordered.size(); i++) {
            if (latencies.takeTrial(ordered.get(i).target(), awaited)) {
                ordered.addFirst(ordered.remove(i));
                return ordered;
            }
        }
        return ordered;
    }

    /** The smallest first; each is measured once. */
    private static List<Candidate> sorted(List<Candidate> pool, ToDoubleFunction<Candidate> measure) {
        record Measured(Candidate candidate, double size) {}
        List<Measured> measured = new ArrayList<>(pool.size());
        for (Candidate candidate : pool) {
            measured.add(new Measured(candidate, measure.applyAsDouble(candidate)));
        }
        measured.sort(Comparator.comparingDouble(Measured::size));
        pool.clear();
        for (Measured each : measured) {
            pool.add(each.candidate());
        }
        return pool;
    }

    /** A model without a price comes last: nobody knows what it costs. */
    private double price(Target target) {
        Pricing.Version now = target.pricing().at(clock.instant());
        return now == null
                ? Double.MAX_VALUE
                : (double) now.tariff().price().input() + now.tariff().price().output();
    }
}
