/** Moves records from a topic into a destination. Positions live in Postgres and move in the same transaction as what they count; Kafka is never told how far we are. */
@NullMarked
package ai.agumbe.usage.intake;

import org.jspecify.annotations.NullMarked;
