package ai.agumbe.model.guard;

import java.util.List;

/**
 * A topic as it is shown rather than named.
 *
 * @param name what decisions call it
 * @param examples sentences on it
 * @param counterexamples sentences that are left alone: the nearer to the topic, the better
 */
public record TopicExamples(String name, List<String> examples, List<String> counterexamples) {
    public TopicExamples {
        examples = List.copyOf(examples);
        counterexamples = List.copyOf(counterexamples);
    }
}
