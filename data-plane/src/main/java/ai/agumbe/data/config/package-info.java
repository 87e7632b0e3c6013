/**
 * Receives config documents: reads the topic, assembles batches, offers them to the node, keeps the last good ones on disk
 * and reports what is in force.
 */
@NullMarked
package ai.agumbe.data.config;

import org.jspecify.annotations.NullMarked;
