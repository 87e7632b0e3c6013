package ai.agumbe.model.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static Settings with(String variable, String value) {
        return new Settings(Map.of(variable, value));
    }

    @Test
    void whatIsNotSetTakesItsDefault() {
        Settings none = new Settings(Map.of("EMPTY", "  "));

        assertThat(none.optional("EMPTY")).isEmpty();
        assertThat(none.port("A", 8080)).isEqualTo(8080);
        assertThat(none.text("A", "b", "a letter")).isEqualTo("b");
        assertThat(none.duration("A", Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(none.list("A", "letters", Function.identity())).isEmpty();
        assertThat(none.choice("A", "red", List.of("red", "blue"))).isEqualTo("red");
    }

    @Test
    void periodsAreDaysOrMonthsAndNeverNone() {
        for (String wrong : List.of("0d", "13m", "d", "-1d", "99999999mo")) {
            assertThatThrownBy(() -> with("A", wrong).period("A", Period.ofDays(1)))
                    .as(wrong)
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("A: " + wrong);
        }
    }

    @Test
    void whatIsSetIsRead() {
        assertThat(with("A", " 9090 ").port("A", 1)).isEqualTo(9090);
        assertThat(with("A", "500ms").duration("A", Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(with("A", "24h").duration("A", Duration.ZERO)).isEqualTo(Duration.ofDays(1));
        assertThat(with("A", "90d").period("A", Period.ofDays(1))).isEqualTo(Period.ofDays(90));
        assertThat(with("A", "13mo").period("A", Period.ofDays(1))).isEqualTo(Period.ofMonths(13));
        assertThat(with("A", "a, b,,c").list("A", "letters", Function.identity()))
                .containsExactly("a", "b", "c");
        assertThat(with("A", "blue").choice("A", "red", List.of("red", "blue"))).isEqualTo("blue");
        Integer seven = with("A", "7").required("A", "a number", Integer::valueOf);
        assertThat(seven).isEqualTo(7);
    }

    @Test
    void whatIsMissingOrMalformedNamesItsVariable() {
        assertNamed(() -> new Settings(Map.of()).text("A_KAFKA", "host:port"), "A_KAFKA: is not set");
        assertNamed(() -> new Settings(Map.of()).required("A_URL", "a URL", Function.identity()), "A_URL: is not set");
        assertNamed(() -> with("A_PORT", "70000").port("A_PORT", 1), "A_PORT: 70000 (expected");
        assertNamed(() -> with("A_PORT", "x").port("A_PORT", 1), "A_PORT: x (expected");
        assertNamed(() -> with("A_N", "5").number("A_N", 10, 6, 20), "A_N: 5 (expected");
        for (String bad : List.of("5", "ms", "5d", "-5s", "1.5s", "99999999999999999999s", "9000000000000000000h")) {
            assertNamed(() -> with("A_TIME", bad).duration("A_TIME", Duration.ZERO), "A_TIME: " + bad + " (expected");
        }
        assertNamed(() -> with("A_C", "green").choice("A_C", "red", List.of("red", "blue")), "A_C: green (expected");
        assertNamed(() -> with("A_L", "1,x").list("A_L", "numbers", Integer::valueOf), "A_L: 1,x (expected: numbers)");
        assertNamed(() -> with("A_R", "x").required("A_R", "a number", Integer::valueOf), "A_R: x (expected");
    }

    @Test
    void secretsComeFromFilesTooAndAreNeverRepeated(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "from-file\n");

        assertThat(with("A_FILE", file.toString()).secret("A", "text", Function.identity()))
                .isEqualTo("from-file");
        assertNamed(() -> with("A_FILE", directory + "/none").secret("A", "text", Function.identity()), "A_FILE");
        assertNamed(() -> new Settings(Map.of()).secret("A", "text", Function.identity()), "A: is not set");
        assertNamed(() -> with("A", "changeme").secret("A", "text", Function.identity()), "A: is an example");
        assertThatThrownBy(() -> with("A", "hush-hush").secret("A", "a number", SettingsTest::number))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("A: is malformed")
                .hasMessageNotContaining("hush");
    }

    private static Integer number(String text) {
        if (!text.matches("\\d+")) {
            throw new IllegalArgumentException("not a number");
        }
        return Integer.valueOf(text);
    }

    private static void assertNamed(org.assertj.core.api.ThrowableAssert.ThrowingCallable read, String start) {
        assertThatThrownBy(read).isInstanceOf(SettingException.class).hasMessageStartingWith(start);
    }
}
