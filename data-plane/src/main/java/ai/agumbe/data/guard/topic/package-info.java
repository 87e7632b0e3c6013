/** Tells what is on a topic from what is not, by examples: start at {@link ai.agumbe.data.guard.topic.TopicModel}. */
@NullMarked
package ai.agumbe.data.guard.topic;

import org.jspecify.annotations.NullMarked;
