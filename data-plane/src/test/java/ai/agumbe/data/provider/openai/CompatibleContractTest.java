package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What vLLM, DeepSeek, OpenRouter and their like do that OpenAI does not. */
class CompatibleContractTest extends OpenAiContractTest {
    private static final String HITS = "{\"prompt_tokens\":15,\"completion_tokens\":9,\"total_tokens\":24,"
            + "\"prompt_cache_hit_tokens\":5,\"prompt_cache_miss_tokens\":10,\"completion_tokens_details\":{\"reasoning_tokens\":2}}";

    @Override
    protected String kind() {
        return "openai-compatible";
    }

    @Override
    protected Map<String, String> otherWords() {
        return Map.of("eos", "stop", "length", "length", "content_filter", "content_filter");
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(
                                400,
                                "{\"object\":\"error\",\"message\":\"top_p must be in (0, 1]\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}"),
                        Fault.CALLER_MISTAKE,
                error(
                                400,
                                "{\"object\":\"error\",\"message\":\"This model's maximum context length is 4096 tokens.\",\"type\":\"BadRequestError\",\"code\":400}"),
                        Fault.CONTEXT_LENGTH,
                error(401, "{\"error\":\"Unauthorized\"}"), Fault.CREDENTIAL_REJECTED,
                error(402, "{\"error\":{\"message\":\"Insufficient Balance\",\"code\":\"invalid_request_error\"}}"),
                        Fault.CREDENTIAL_REJECTED,
                error(
                                403,
                                "{\"error\":{\"code\":403,\"message\":\"Your input was flagged\",\"metadata\":{\"reasons\":[\"violence\"],\"flagged_input\":\"a\"}}}"),
                        Fault.CALLER_MISTAKE,
                error(404, "{\"object\":\"error\",\"message\":\"The model `x` does not exist.\",\"code\":404}"),
                        Fault.UNKNOWN_MODEL,
                error(422, "{\"detail\":\"Unprocessable\"}"), Fault.CALLER_MISTAKE,
                error(429, "{\"error\":{\"message\":\"Rate limit exceeded\",\"code\":429}}"), Fault.RATE_LIMITED,
                error(502, "<html>Bad Gateway</html>"), Fault.PROVIDER_FAILED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"error":{"message":"Model Not Exist","code":"invalid_request_error"}}            | UNKNOWN_MODEL
            {"error":{"message":"a/b is not a valid model ID","code":400}}                    | UNKNOWN_MODEL
            {"code":"invalid","error":"This model's maximum prompt length is 8 but the request contains 9 tokens."} | CONTEXT_LENGTH
            {"message":"The decoder prompt (length 9) is longer than the maximum model length of 8."} | CONTEXT_LENGTH
            {"message":"The input (9 tokens) is longer than the model's context length (8 tokens)."} | CONTEXT_LENGTH
            {"code":"invalid","error":"Incorrect API key provided: th***ey."}                 | CREDENTIAL_REJECTED
            [{"error":{"code":400,"message":"API key not valid. Please pass a valid API key."}}] | CREDENTIAL_REJECTED
            [{"error":{"code":400,"message":"Invalid value at 'temperature'"}}]               | CALLER_MISTAKE
            """)
    void understandsA400InItsOwnWords(String body, Fault fault) {
        assertThat(refusing(400, body).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [{"error":{"code":400,"message":"Invalid value"}}]                     | Invalid value
            {"message":{"detail":[{"loc":["body","n"],"msg":"Not permitted"}]}}    | body.n: Not permitted
            {"message":[{"loc":["body","n"],"msg":"Not permitted"}]}               | body.n: Not permitted
            """)
    void tellsWhyItRefused(String body, String told) {
        assertThat(refusing(422, body).message()).isEqualTo(told);
    }

    /** OpenRouter and vLLM tell on a stream what they would have told by a status. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"choices":[],"error":{"code":429,"message":"Slow down"}}                              | RATE_LIMITED
            {"choices":[],"error":{"code":502,"message":"Provider disconnected"}}                  | PROVIDER_FAILED
            {"error":{"code":400,"message":"This model's maximum context length is 8 tokens."}}    | CONTEXT_LENGTH
            {"error":{"code":"rate_limit_exceeded","message":"Slow down"}}                         | RATE_LIMITED
            {"error":{"code":"server_error","message":"Oops"}}                                     | PROVIDER_FAILED
            {"object":"error","message":"top_p must be in (0, 1]","type":"BadRequestError","code":400} | CALLER_MISTAKE
            """)
    void readsErrorsThatComeOnAStream(String event, Fault fault) {
        assertThat(refusingStream(event(event)).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "insufficient_system_resource"})
    void doesNotTakeAnAnswerThatBrokeOffForAWholeOne(String reason) {
        List<String> events = new ArrayList<>(streamedText());
        events.set(3, chunk("{}", "\"" + reason + "\""));

        assertThat(refusing(200, wholeText().replace("\"stop\"", "\"" + reason + "\""))
                        .fault())
                .isEqualTo(Fault.UNREADABLE);
        assertThatThrownBy(() -> streaming(events)).isInstanceOf(BrokenStreamException.class);
    }

    @Test
    void sendsEveryMemberAsItCame() {
        String body =
                "{\"messages\":[{\"role\":\"developer\",\"content\":\"a\",\"x\":[1.50]}],\"max_completion_tokens\":5,"
                        + "\"seed\":7,\"logprobs\":true,\"n\":1,\"service_tier\":\"default\",\"extra\":{\"z\":1,\"a\":2.0}";

        assertThat(request(body + "}").toString()).isEqualTo(body + ",\"model\":\"gemini-3-up\"}");
    }

    @Test
    void countsCacheHitsWhereverTheyAreTold() {
        assertThat(answering(wholeText().replace(USAGE, HITS)).usage().tokens()).isEqualTo(sold());
        assertThat(answering(wholeText()
                                .replace(USAGE, "{\"prompt_tokens\":15,\"completion_tokens\":9,\"cached_tokens\":5}"))
                        .usage()
                        .tokens())
                .isEqualTo(new Tokens(10, 5, 0, 0, 9, 0));
    }

    @Test
    void countsReasoningThatStandsBesideTheCompletion() {
        String beside = "{\"prompt_tokens\":15,\"completion_tokens\":7,\"total_tokens\":24,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":5},\"completion_tokens_details\":{\"reasoning_tokens\":2}}";

        assertThat(answering(wholeText().replace(USAGE, beside)).usage().tokens())
                .isEqualTo(sold());
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        String told = wholeText()
                .replace("\"content\"", "\"reasoning\":\"Hm.\",\"provider_specific\":{\"p\":1.50},\"content\"");

        ObjectNode message = (ObjectNode) answering(told).body().at("/choices/0/message");

        assertThat(message)
                .isEqualTo(json(
                        "{\"role\":\"assistant\",\"reasoning\":\"Hm.\",\"provider_specific\":{\"p\":1.50},\"content\":\""
                                + TEXT + "\"}"));
    }

    private static ObjectNode json(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
