package ai.agumbe.usage.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Arrivals to be stored together; those of one partition are in the order of their offsets. */
record Fetched<T>(List<Arrival<T>> arrivals) {
    Fetched {
        arrivals = List.copyOf(arrivals);
    }

    List<T> entries() {
        return arrivals.stream().map(Arrival::entry).filter(Objects::nonNull).toList();
    }

    boolean isSingle() {
        return arrivals.size() == 1;
    }

    Fetched<T> firstHalf() {
        return new Fetched<>(arrivals.subList(0, arrivals.size() / 2));
    }

    Fetched<T> secondHalf() {
        return new Fetched<>(arrivals.subList(arrivals.size() / 2, arrivals.size()));
    }

    /** Each partition's move from where it is to behind its last arrival. */
    List<Move> moves(Map<Integer, Long> positions) {
        Map<Integer, Long> ends = new LinkedHashMap<>();
        arrivals.forEach(arrival ->
                ends.put(arrival.source().partition(), arrival.source().offset() + 1));
        List<Move> moves = new ArrayList<>();
        ends.forEach((partition, end) ->
                moves.add(new Move(partition, Objects.requireNonNull(positions.get(partition)), end)));
        return moves;
    }
}
