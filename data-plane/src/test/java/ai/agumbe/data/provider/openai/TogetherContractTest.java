package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Script;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TogetherContractTest extends OpenAiContractTest {
    @Override
    protected String kind() {
        return "together";
    }

    @Override
    protected String wholeText() {
        return super.wholeText().replace("\"stop\"", "\"eos\"");
    }

    /** Together stops with {@code eos}, and tells of usage together with that. */
    @Override
    protected List<String> streamedText() {
        List<String> events = new ArrayList<>(super.streamedText().subList(0, 3));
        events.add(chunk("{\"role\":\"assistant\",\"content\":\"\"}", "\"eos\"")
                .replace("\"choices\"", "\"usage\":" + USAGE.replace("\n", "") + ",\"choices\""));
        events.add(super.streamedText().getLast());
        return events;
    }

    @Override
    protected String stopWord() {
        return "eos";
    }

    @Override
    protected Map<String, String> otherWords() {
        return Map.of("stop", "stop", "length", "length", "content_filter", "content_filter");
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(400, said("invalid_value")), Fault.CALLER_MISTAKE,
                error(
                                422,
                                "{\"error\":{\"message\":\"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193.\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}"),
                        Fault.CONTEXT_LENGTH,
                error(401, said("invalid_api_key")), Fault.CREDENTIAL_REJECTED,
                error(402, said("credit_limit")), Fault.CREDENTIAL_REJECTED,
                error(404, said("model_not_available")), Fault.UNKNOWN_MODEL,
                error(429, said("rate_limit")), Fault.RATE_LIMITED,
                error(500, said("server_error")), Fault.PROVIDER_FAILED,
                error(503, said("engine_overloaded")), Fault.PROVIDER_FAILED);
    }

    @Test
    void spellsAsTogetherDoes() {
        ObjectNode asked = request("""
                {"messages":[{"role":"developer","content":"a"}],"max_completion_tokens":50,"stop":"END","logprobs":true,
                "top_logprobs":3,"repetition_penalty":1.10}""");

        assertThat(asked.toString()).isEqualTo("""
                {"messages":[{"role":"system","content":"a"}],"max_tokens":50,"stop":["END"],"logprobs":3,\
                "repetition_penalty":1.10,"model":"gemini-3-up"}""");
        assertThat(request("{\"messages\":[],\"logprobs\":false}").has("logprobs"))
                .isFalse();
        assertThat(request("{\"messages\":[],\"logprobs\":2}").path("logprobs").asInt())
                .isEqualTo(2);
    }
}
