package ai.agumbe.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.local.layout.StackFailure;
import org.junit.jupiter.api.Test;

class PlatformTest {
    @Test
    void knowsTheMachinesForWhichProgramsComeAlong() {
        assertThat(Platform.of("Linux", "amd64")).isEqualTo(Platform.LINUX_AMD64);
        assertThat(Platform.of("Linux", "aarch64")).isEqualTo(Platform.LINUX_ARM64);
        assertThat(Platform.of("Mac OS X", "x86_64")).isEqualTo(Platform.MAC_AMD64);
        assertThat(Platform.of("Mac OS X", "aarch64")).isEqualTo(Platform.MAC_ARM64);
    }

    @Test
    void saysWhichMachinesItTakes() {
        assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .isInstanceOf(StackFailure.class)
                .hasMessage("system: Windows 11 (expected: Linux or macOS)");
        assertThatThrownBy(() -> Platform.of("Linux", "riscv64")).isInstanceOf(StackFailure.class);
    }

    @Test
    void theArchivesOfThisMachineAreOnTheClassPath() {
        Platform here = Platform.current();

        assertThat(PlatformTest.class.getResource("/" + here.postgresArchive())).isNotNull();
        assertThat(PlatformTest.class.getResource("/" + here.redisProgram())).isNotNull();
    }
}
