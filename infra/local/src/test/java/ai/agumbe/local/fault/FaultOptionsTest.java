package ai.agumbe.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultOptionsTest {
    @Test
    void takesOneFaultWithItsRoundsAndSeed() {
        FaultOptions options = FaultOptions.of(List.of("--only", "kill-kafka", "--rounds", "20", "--seed", "7"));

        assertThat(options.faults()).extracting(Fault::name).containsExactly("kill-kafka");
        assertThat(options.rounds()).isEqualTo(20);
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.list()).isFalse();
    }

    @Test
    void takesAllFaultsWhenNoneIsNamed() {
        assertThat(FaultOptions.of(List.of("--list")).faults()).hasSameSizeAs(FaultTable.all());
    }

    @Test
    void takesAllThatBeginWithAWord() {
        assertThat(FaultOptions.of(List.of("--only", "kill")).faults())
                .hasSizeGreaterThan(3)
                .allMatch(fault -> fault.name().startsWith("kill-"));
    }

    @Test
    void saysWhatItExpectedOfWordsThatItDoesNotKnow() {
        assertThatThrownBy(() -> FaultOptions.of(List.of("--only", "rain"))).hasMessageContaining("--list");
        assertThatThrownBy(() -> FaultOptions.of(List.of("--rounds", "none"))).hasMessageContaining("whole number");
        assertThatThrownBy(() -> FaultOptions.of(List.of("--rounds", "0"))).hasMessageContaining("from 1");
        assertThatThrownBy(() -> FaultOptions.of(List.of("--seed"))).hasMessageContaining("its value");
        assertThatThrownBy(() -> FaultOptions.of(List.of("kill-kafka"))).hasMessageContaining("--only");
    }

    @Test
    void everyFaultHasANameOfItsOwn() {
        assertThat(FaultTable.all()).extracting(Fault::name).doesNotHaveDuplicates();
    }
}
