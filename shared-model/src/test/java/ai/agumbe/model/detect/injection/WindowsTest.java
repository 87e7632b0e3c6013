package ai.agumbe.model.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 13, 19, 40, 41, 160, 161, 1000})
    void coversEveryWordWithAStretchThatIsNotLong(int words) {
        BitSet covered = new BitSet();
        int[] size = new int[1];
        Windows.of(words, (from, to) -> {
            assertThat(from).isBetween(0, to);
            assertThat(to).isLessThanOrEqualTo(words);
            covered.set(from, to);
            size[0] += to - from;
        });

        assertThat(covered.cardinality()).isEqualTo(words);
        assertThat(size[0]).isLessThanOrEqualTo(words * 6 + 600);
    }
}
