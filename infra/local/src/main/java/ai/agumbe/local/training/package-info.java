/**
 * Makes the data plane's AOT cache in the build. {@link ai.agumbe.local.training.Training} lets a data plane start from
 * Kafka, serve calls and end, while the JVM records what it does.
 */
@NullMarked
package ai.agumbe.local.training;

import org.jspecify.annotations.NullMarked;
