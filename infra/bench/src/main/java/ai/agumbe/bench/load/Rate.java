package ai.agumbe.bench.load;

/** So many calls a second over at most so many connections. */
public record Rate(double perSecond, int connections) {}
