package ai.agumbe.model.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void leavesOutWhatIsBetweenWords() {
        assertThat(words("Tell me, now!\n[Please] ")).containsExactly("Tell", "me", "now", "Please");
    }

    @Test
    void readsCharactersOfScriptsWithoutSpacesAlone() {
        assertThat(words("ok密码是abc")).containsExactly("ok", "密", "码", "是", "abc");
    }

    @Test
    void readsWordsInAnyCaseAndWithoutApostrophesAsTheSame() {
        Words words = Words.of("DON'T dont Don't");

        assertThat(List.of(words.hash(0), words.hash(1), words.hash(2))).containsOnly(words.hash(0));
    }

    @Test
    void hasRoomForManyWords() {
        assertThat(Words.of("a b ".repeat(1000)).count()).isEqualTo(2000);
    }

    private static List<String> words(String text) {
        Words words = Words.of(text);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < words.count(); i++) {
            out.add(text.substring(words.start(i), words.end(i)));
        }
        return out;
    }
}
