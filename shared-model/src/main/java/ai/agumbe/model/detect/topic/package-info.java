/** Tells what is on a topic from what is not, by examples: start at {@link ai.agumbe.model.detect.topic.TopicModel}. */
@NullMarked
package ai.agumbe.model.detect.topic;

import org.jspecify.annotations.NullMarked;
