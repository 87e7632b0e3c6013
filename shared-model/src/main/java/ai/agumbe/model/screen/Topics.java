package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.topic.TopicModel;
import ai.agumbe.model.guard.TopicExamples;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Judges sentences by topics that are denied by examples; each is learned once, when a call first meets it. */
final class Topics {
    private static final int MOST = 256;
    private static final Map<TopicExamples, TopicModel> LEARNED = new ConcurrentHashMap<>();

    private Topics() {}

    static Judge of(List<TopicExamples> topics) {
        return sentence -> {
            for (TopicExamples topic : topics) {
                if (!sentence.isBlank() && learned(topic).matches(sentence)) {
                    return List.of(Sentences.whole(sentence, topic.name(), Kind.TOPIC));
                }
            }
            return List.of();
        };
    }

    private static TopicModel learned(TopicExamples topic) {
        if (LEARNED.size() >= MOST && !LEARNED.containsKey(topic)) {
            LEARNED.clear();
        }
        return LEARNED.computeIfAbsent(topic, same -> TopicModel.train(same.examples(), same.counterexamples()));
    }
}
