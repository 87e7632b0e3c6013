package ai.agumbe.model.detect.grounded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GroundingTest {
    private static final Grounding REPORT = Grounding.of(List.of(
            "Marta Ek founded Norrvik AB on 3 May 2011 with 1,250.50 euros.",
            "She said: \"we sell\n" + "boats, not dreams\". See https://norrvik.example/about, page 4."));

    @Test
    void whatTheContextSaysIsSupported() {
        Support support = REPORT.check("It was founded by Marta Ek on May 3rd, 2011, with 1250.5 euros.");

        assertThat(support.complete()).isTrue();
    }

    @Test
    void anotherNumberIsMissing() {
        assertThat(missing("Norrvik began in 2012 with 1,250.50 euros.")).containsExactly("NUMBER 2012");
    }

    @Test
    void anotherNameIsMissingButNotTheFirstWordOfASentence() {
        assertThat(missing("Today the founder is Marta Lund. Boats sell.")).containsExactly("NAME Lund");
    }

    @Test
    void aQuoteIsFoundAcrossLinesAndItsChangeIsNot() {
        assertThat(missing("She says \"We sell boats, not dreams\".")).isEmpty();
        assertThat(missing("She says \"we sell dreams, not boats\"."))
                .containsExactly("QUOTE we sell dreams, not boats");
    }

    @Test
    void anAddressMustOccurAsAWhole() {
        assertThat(missing("See https://norrvik.example/about.")).isEmpty();
        assertThat(missing("See https://norrvik.example/press 4."))
                .containsExactly("URL https://norrvik.example/press");
    }

    @Test
    void aSentenceSaysHowManyOfItsWordsTheContextHas() {
        List<Support.Sentence> sentences =
                REPORT.check("Norrvik sells boats. Penguins dance wildly.").sentences();

        assertThat(sentences).extracting(Support.Sentence::share).containsExactly(2.0 / 3, 0.0);
    }

    @Test
    void withoutContextNothingIsDecided() {
        assertThat(Grounding.of(List.of(" ")).check("Atlantis sank in 9600.").complete())
                .isTrue();
    }

    @Test
    @Timeout(5)
    void aMegabyteOfHostileTextIsReadInLinearTime() {
        for (String piece : List.of("\"", "http://", "A.", "9,9", " \t", "\u201cx")) {
            String text = piece.repeat(1_000_000 / piece.length());
            long began = System.nanoTime();
            REPORT.check(text);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static List<String> missing(String answer) {
        return REPORT.check(answer).missing().stream()
                .map(claim -> claim.kind() + " " + answer.substring(claim.start(), claim.end()))
                .toList();
    }
}
