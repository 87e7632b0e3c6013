package ai.agumbe.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    @Test
    void bucketsAreAQuarterWideAndCoverTheLongestCalls() {
        assertThat(LatencyHistogram.bucketOf(0)).isZero();
        assertThat(LatencyHistogram.bucketOf(1)).isZero();
        assertThat(LatencyHistogram.bucketOf(8)).isEqualTo(7);
        assertThat(LatencyHistogram.bucketOf(9)).isEqualTo(8);
        assertThat(LatencyHistogram.bucketOf(600_000)).isLessThan(63);
        assertThat(LatencyHistogram.bucketOf(Long.MAX_VALUE)).isEqualTo(63);
        for (int bucket = 1; bucket < 63; bucket++) {
            long bound = LatencyHistogram.boundOf(bucket);
            assertThat(LatencyHistogram.bucketOf(bound)).isEqualTo(bucket);
            assertThat(LatencyHistogram.bucketOf(bound + 1)).isEqualTo(bucket + 1);
        }
    }

    @Test
    void percentilesAreRightToAQuarter() {
        long[] counts = new long[LatencyHistogram.BUCKETS];
        for (int millis = 1; millis <= 1_000; millis++) {
            counts[LatencyHistogram.bucketOf(millis)]++;
        }

        assertThat(LatencyHistogram.percentile(counts, 50)).isBetween(450L, 560L);
        assertThat(LatencyHistogram.percentile(counts, 99)).isBetween(900L, 1_100L);
        assertThat(LatencyHistogram.percentile(new long[LatencyHistogram.BUCKETS], 50))
                .isZero();
    }
}
