package ai.agumbe.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearestNamesTest {
    @Test
    void distanceCountsLettersToChangeAddOrDrop() {
        assertThat(NearestNames.distance("", "")).isZero();
        assertThat(NearestNames.distance("", "abc")).isEqualTo(3);
        assertThat(NearestNames.distance("abc", "")).isEqualTo(3);
        assertThat(NearestNames.distance("gpt-4o", "gpt-4o")).isZero();
        assertThat(NearestNames.distance("gpt-40", "gpt-4o")).isEqualTo(1);
        assertThat(NearestNames.distance("kitten", "sitting")).isEqualTo(3);
    }
}
