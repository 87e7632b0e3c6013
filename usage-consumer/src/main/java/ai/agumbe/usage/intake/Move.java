package ai.agumbe.usage.intake;

/** A partition's position before and after a batch. */
record Move(int partition, long from, long to) {}
