package ai.agumbe.data.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Fault;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeResponseEventsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type":"error","code":"rate_limit_exceeded","message":"Slow down"}                      | RATE_LIMITED
            {"type":"error","error":{"code":"rate_limit_exceeded","message":"Slow down"}}            | RATE_LIMITED
            {"type":"error","code":"server_error","message":"Oops"}                                  | PROVIDER_FAILED
            {"type":"response.failed","response":{"error":{"code":"rate_limit_exceeded"}}}           | RATE_LIMITED
            {"type":"response.failed","response":{"error":{"code":"server_error"}}}                  | PROVIDER_FAILED
            """)
    void saysInOurWordsWhyAStreamFailed(String event, Fault fault) {
        NativeResponseEvents events = new NativeResponseEvents("@openai/gpt");

        assertThatThrownBy(() -> events.read(event.getBytes(StandardCharsets.UTF_8), piece -> {}))
                .isInstanceOfSatisfying(
                        BrokenStreamException.class,
                        broken -> assertThat(broken.failure().fault()).isEqualTo(fault));
    }
}
