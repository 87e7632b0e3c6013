package ai.agumbe.model.detect.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TopicModelTest {
    private static final List<String> LAWSUITS = List.of(
            "can i sue my landlord",
            "what are my chances in court",
            "how do i file a lawsuit against my employer",
            "which lawyer should i hire for a lawsuit",
            "is this contract clause enforceable in court",
            "what damages can i claim in a lawsuit");
    private static final TopicModel MODEL = TopicModel.train(LAWSUITS, List.of());

    @Test
    void whatIsLikeItsExamplesIsOnTheTopic() {
        assertThat(MODEL.matches("How do I file a LAWSUIT in court against the airline?"))
                .isTrue();
        assertThat(MODEL.matches("how do i file a l\u0430wsuit in c\u043Eurt against an airline"))
                .isTrue();
    }

    @Test
    void everydayRequestsAreNot() {
        assertThat(List.of("How do I bake bread?", "Set a timer for ten minutes", "Sort this list for me"))
                .noneMatch(MODEL::matches);
    }

    @Test
    void counterexamplesAreLeftAlone() {
        String near = "which court is best for tennis in the rain";
        TopicModel narrower =
                TopicModel.train(LAWSUITS, List.of(near, "book a tennis court", "what court do we play on"));

        assertThat(narrower.score("book us a tennis court")).isLessThan(0);
        assertThat(narrower.matches("can i sue my employer in court")).isTrue();
    }

    @Test
    void theSameExamplesGiveTheSameModel() {
        assertThat(TopicModel.train(LAWSUITS, List.of()).score("sue them")).isEqualTo(MODEL.score("sue them"));
    }

    @Test
    void aTextWithoutWordsIsOnNoTopic() {
        assertThat(MODEL.matches(" ?! ")).isFalse();
    }

    @Test
    void aLongTextIsReadOnlySoFar() {
        assertThat(MODEL.matches("bread ".repeat(200_000))).isFalse();
    }
}
