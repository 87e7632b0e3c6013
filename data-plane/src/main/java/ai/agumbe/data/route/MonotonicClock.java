package ai.agumbe.data.route;

import java.util.function.LongSupplier;

/** Nanoseconds that only ever grow; for what lasts, as opposed to what time it is. */
public interface MonotonicClock extends LongSupplier {}
