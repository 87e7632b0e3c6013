package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Script;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroqContractTest extends OpenAiContractTest {
    @Override
    protected String kind() {
        return "groq";
    }

    /** Groq tells of usage in a member of its own, on the last chunk. */
    @Override
    protected List<String> streamedText() {
        List<String> events = new ArrayList<>(super.streamedText().subList(0, 3));
        events.add(chunk("{}", "\"stop\"")
                .replace(
                        "\"choices\"",
                        "\"x_groq\":{\"id\":\"req_1\",\"usage\":" + USAGE.replace("\n", "") + "},\"choices\""));
        events.addAll(super.streamedText().subList(4, 6));
        return events;
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(400, said("invalid_value")), Fault.CALLER_MISTAKE,
                error(400, said("context_length_exceeded")), Fault.CONTEXT_LENGTH,
                error(400, said("tool_use_failed")), Fault.CALLER_MISTAKE,
                error(401, said("invalid_api_key")), Fault.CREDENTIAL_REJECTED,
                error(404, said("model_not_found")), Fault.UNKNOWN_MODEL,
                error(400, said("model_decommissioned")), Fault.UNKNOWN_MODEL,
                error(413, said("request_too_large")), Fault.CALLER_MISTAKE,
                error(429, said("rate_limit_exceeded")), Fault.RATE_LIMITED,
                error(498, said("capacity_exceeded")), Fault.PROVIDER_FAILED,
                error(503, said("service_unavailable")), Fault.PROVIDER_FAILED);
    }

    @Test
    void learnsUsageFromItsOwnMember() {
        List<String> events = new ArrayList<>(streamedText());
        events.remove(4);

        assertThat(streaming(events).usage().tokens()).isEqualTo(sold());
        assertThat(streaming(events).usage().estimated()).isFalse();
    }

    @Test
    void spellsAsGroqDoes() {
        ObjectNode asked = request("""
                {"messages":[{"role":"assistant","content":"a","reasoning_content":"Hm.","annotations":[]}],
                "n":1,"metadata":{"a":"b"},"service_tier":"default","reasoning_format":"parsed","seed":7}""");

        assertThat(asked.at("/messages/0").toString())
                .isEqualTo("{\"role\":\"assistant\",\"content\":\"a\",\"reasoning\":\"Hm.\"}");
        assertThat(asked.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("messages", "reasoning_format", "seed", "model");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "n":2                    | n
            "logprobs":true          | logprobs
            "logit_bias":{"1":2}     | logit_bias
            "store":true             | store
            """)
    void refusesByNameWhatItHasNoWordsFor(String member, String named) {
        assertThat(refusedParameter("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + member + "}"))
                .isEqualTo(named);
    }
}
