package ai.agumbe.bench.scenario;

/** Where half of all values lie below, where all but one in a hundred, and the greatest. */
public record Spread(double p50, double p99, double max) {}
