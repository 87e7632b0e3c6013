/**
 * From the outbox to the config topic, and back from the nodes: who has applied what; and what died on its way. The only
 * package that knows Kafka.
 */
@NullMarked
package ai.agumbe.control.publication;

import org.jspecify.annotations.NullMarked;
