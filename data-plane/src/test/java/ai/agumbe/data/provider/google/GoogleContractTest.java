package ai.agumbe.data.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.ErrorAnswer;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.ProviderContract;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleContractTest extends ProviderContract {
    private static final String USAGE = """
            {"promptTokenCount":15,"cachedContentTokenCount":5,"candidatesTokenCount":7,"thoughtsTokenCount":2,"totalTokenCount":24}""";
    private static final String WEATHER = """
            {"functionCall":{"name":"weather","args":{"city":"Zürich","days":1.50}},"thoughtSignature":"s1"}""";
    private static final String NOW = "{\"functionCall\":{\"id\":\"g2\",\"name\":\"now\"}}";

    @Override
    protected String kind() {
        return "google";
    }

    @Override
    protected ProviderAdapter adapter(ProviderCaller caller) {
        return new GoogleAdapter(caller, () -> Instant.ofEpochSecond(1_000));
    }

    @Override
    protected String thoughts() {
        return "Hm.";
    }

    @Override
    protected String wholeText() {
        return answer("{\"text\":\"Hm.\",\"thought\":true},{\"text\":\"" + TEXT + "\"}", "\"STOP\"", USAGE);
    }

    @Override
    protected List<String> streamedText() {
        return List.of(
                event(answer("{\"text\":\"Hm.\",\"thought\":true}", "null", "null")),
                event(answer(
                        "{\"text\":\"Grüße an \"}", "null", "{\"promptTokenCount\":15,\"candidatesTokenCount\":1}")),
                event(answer("{\"text\":\"東京 👋\"}", "null", "null")),
                event(answer("{\"text\":\"\"}", "\"STOP\"", USAGE)));
    }

    @Override
    protected String stopWord() {
        return "STOP";
    }

    @Override
    protected Map<String, String> otherWords() {
        return Map.of(
                "MAX_TOKENS",
                "length",
                "SAFETY",
                "content_filter",
                "RECITATION",
                "content_filter",
                "PROHIBITED_CONTENT",
                "content_filter",
                "MODEL_ARMOR",
                "content_filter",
                "IMAGE_RECITATION",
                "content_filter");
    }

    @Override
    protected String wholeTools() {
        return answer(WEATHER + "," + NOW, "\"STOP\"", USAGE);
    }

    @Override
    protected List<String> streamedTools() {
        return List.of(event(answer(WEATHER, "null", "null")), event(answer(NOW, "\"STOP\"", USAGE)));
    }

    private static String answer(String parts, String finishReason, String usage) {
        return """
                {"candidates":[{"content":{"role":"model","parts":[%s]},"finishReason":%s,"index":0}],
                "usageMetadata":%s,"modelVersion":"gemini-3-up","responseId":"r1"}""".formatted(parts, finishReason, usage);
    }

    @Override
    protected Tokens sold() {
        return new Tokens(10, 5, 0, 0, 7, 2);
    }

    @Override
    protected Map<Script, Fault> errors() {
        String badKey =
                ",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"API_KEY_INVALID\"}]";
        return Map.of(
                error(400, said("INVALID_ARGUMENT", "Bad", "")), Fault.CALLER_MISTAKE,
                error(400, said("INVALID_ARGUMENT", "API key not valid.", badKey)), Fault.CREDENTIAL_REJECTED,
                error(
                                400,
                                said(
                                        "INVALID_ARGUMENT",
                                        "The input token count (9) exceeds the maximum number of tokens allowed (8).",
                                        "")),
                        Fault.CONTEXT_LENGTH,
                error(
                                400,
                                said(
                                        "INVALID_ARGUMENT",
                                        "Unable to submit request because the input token count is 9 but model only supports up to 8.",
                                        "")),
                        Fault.CONTEXT_LENGTH,
                error(400, said("FAILED_PRECONDITION", "Not in your country", "")), Fault.CREDENTIAL_REJECTED,
                error(403, said("PERMISSION_DENIED", "No", "")), Fault.CREDENTIAL_REJECTED,
                error(404, said("NOT_FOUND", "models/x is not found", "")), Fault.UNKNOWN_MODEL,
                error(429, said("RESOURCE_EXHAUSTED", "Quota", "")), Fault.RATE_LIMITED,
                error(500, said("INTERNAL", "Oops", "")), Fault.PROVIDER_FAILED,
                error(503, said("UNAVAILABLE", "Overloaded", "")), Fault.PROVIDER_FAILED);
    }

    private static String said(String status, String message, String details) {
        return "{\"error\":{\"code\":400,\"message\":\"" + message + "\",\"status\":\"" + status + "\"" + details
                + "}}";
    }

    @Override
    protected String errorEvent() {
        return event(said("UNAVAILABLE", "Overloaded", ""));
    }

    @Override
    protected void assertAsked(ObjectNode request, String path, Map<String, String> headers) {
        assertThat(path).isEqualTo("/v1/models/gemini-3-up:generateContent");
        assertThat(headers).containsEntry("x-goog-api-key", "the-key");
        assertThat(request).isEqualTo(json("""
                {"contents":[{"role":"user","parts":[{"text":"Say hello"}]}]}"""));
    }

    @Override
    protected void assertShown(ObjectNode request, String type, String base64) {
        assertThat(request.at("/contents/0/parts/1")).isEqualTo(json("""
                {"inlineData":{"mimeType":"%s","data":"%s"}}""".formatted(type, base64)));
    }

    @Override
    protected void assertFormatted(ObjectNode request, JsonNode schema) {
        assertThat(request.at("/generationConfig/responseMimeType").asText()).isEqualTo("application/json");
        assertThat(request.at("/generationConfig/responseJsonSchema")).isEqualTo(schema);
    }

    @Test
    void writesAConversationWithItsCallsAndTheirResults() {
        JsonNode message = answering(wholeTools()).body().at("/choices/0/message");
        String first = message.at("/tool_calls/0/id").asText();

        ObjectNode asked = request("""
                {"messages":[{"role":"system","content":"A"},{"role":"developer","content":"B"},
                {"role":"user","content":"weather?"},%s,
                {"role":"tool","tool_call_id":"%s","content":"{\\"degrees\\":1.50}"},
                {"role":"tool","tool_call_id":"g2","content":"noon"}]}""".formatted(message, first));

        assertThat(asked.path("systemInstruction")).isEqualTo(json("{\"parts\":[{\"text\":\"A\"},{\"text\":\"B\"}]}"));
        assertThat(asked.at("/contents/1/parts/0/thoughtSignature").asText()).isEqualTo("s1");
        assertThat(asked.at("/contents/1/parts/0/functionCall/args"))
                .isEqualTo(json("{\"city\":\"Zürich\",\"days\":1.50}"));
        assertThat(asked.path("contents")).hasSize(3);
        assertThat(asked.at("/contents/2")).isEqualTo(json("""
                {"role":"user","parts":[
                {"functionResponse":{"id":"%s","name":"weather","response":{"degrees":1.50}}},
                {"functionResponse":{"id":"g2","name":"now","response":{"output":"noon"}}}]}""".formatted(first)));
    }

    /** Later models refuse a turn's first call without a signature; Google says what to send for calls that others made. */
    @Test
    void takesCallsThatOthersMade() {
        String said = """
                {"messages":[{"role":"user","content":"weather?"},{"role":"assistant","content":null,"tool_calls":[
                {"id":"t1","type":"function","function":{"name":"f","arguments":"{}"}},
                {"id":"t2","type":"function","function":{"name":"f","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"t1","content":"a"},{"role":"tool","tool_call_id":"t2","content":"b"}]}""";
        JsonNode later = request(said).at("/contents/1/parts");
        Prompt prompt = new Prompt(Surface.CHAT_COMPLETIONS, json(said), "@g/old", false, false, 1);
        JsonNode earlier = GoogleRequest.of(prompt, "gemini-2.5-flash").at("/contents/1/parts");

        assertThat(later.at("/0/thoughtSignature").asText()).isEqualTo("skip_thought_signature_validator");
        assertThat(later.path(1).has("thoughtSignature")).isFalse();
        assertThat(earlier.path(0).has("thoughtSignature")).isFalse();
    }

    @Test
    void translatesEveryParameterThatHasACounterpart() {
        ObjectNode asked = request("""
                {"messages":[{"role":"user","content":"hi"}],"max_tokens":50,"temperature":1.50,"top_p":0.9,"n":2,"seed":7,
                "presence_penalty":0.5,"frequency_penalty":0.25,"stop":"a","user":"u1","reasoning_effort":"low",
                "response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{"type":"object"}}},
                "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"}}}],
                "tool_choice":{"type":"function","function":{"name":"f"}}}""");

        assertThat(asked).isEqualTo(json("""
                {"contents":[{"role":"user","parts":[{"text":"hi"}]}],
                "tools":[{"functionDeclarations":[{"name":"f","description":"d","parametersJsonSchema":{"type":"object"}}]}],
                "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}},
                "generationConfig":{"maxOutputTokens":50,"temperature":1.50,"topP":0.9,"candidateCount":2,"seed":7,
                "presencePenalty":0.5,"frequencyPenalty":0.25,"stopSequences":["a"],"thinkingConfig":{"thinkingLevel":"low"},
                "responseMimeType":"application/json","responseJsonSchema":{"type":"object"}}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "logprobs":true                        | logprobs
            "logit_bias":{"1":2}                   | logit_bias
            "audio":{"voice":"v"}                  | audio
            "reasoning_effort":"none"              | reasoning_effort
            "service_tier":"flex"                  | service_tier
            "extra_body":{"google":{"new":1}}      | extra_body.google.new
            "tools":[{"type":"custom"}]            | tools[0].type
            "somethingNew":1                       | somethingNew
            """)
    void refusesByNameWhatItHasNoWordsFor(String member, String named) {
        assertThat(refusedParameter("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + member + "}"))
                .isEqualTo(named);
    }

    @Test
    void readsFromTheErrorWhenToComeBack() {
        ObjectNode error = json("{\"details\":[{\"@type\":\"google.rpc.RetryInfo\",\"retryDelay\":\"3.5s\"}]}");

        assertThat(GoogleFailures.of(new ErrorAnswer(429, error, null)).retryAfter())
                .isEqualTo(Duration.ofMillis(3_500));
    }

    @Test
    void saysThatAPromptWasBlocked() {
        String blocked = "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},\"usageMetadata\":{\"promptTokenCount\":4}}";

        assertThat(answering(blocked).body().at("/choices/0/finish_reason").asText())
                .isEqualTo("content_filter");
        assertThat(streaming(List.of(event(blocked))).finishReason()).isEqualTo("content_filter");
    }

    @Test
    void showsThoughtsAsReasoning() {
        assertThat(answering(wholeText())
                        .body()
                        .at("/choices/0/message/reasoning_content")
                        .asText())
                .isEqualTo("Hm.");
        assertThat(streaming(streamedText()).text("reasoning_content")).isEqualTo("Hm.");
    }

    @Test
    void tellsTheGroundsOfWhatItSaid() {
        String grounds = """
                "groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://a.test","title":"A"}}],"groundingSupports":[
                {"segment":{"startIndex":7,"endIndex":10,"text":"an"},"groundingChunkIndices":[0,9]}]},"finishReason":"STOP\"""";
        String page =
                "{\"type\":\"url_citation\",\"url_citation\":{\"start_index\":5,\"end_index\":8,\"url\":\"https://a.test\",\"title\":\"A\"}}";

        String whole =
                answer("{\"text\":\"Grüße an\"}", "\"STOP\"", USAGE).replace("\"finishReason\":\"STOP\"", grounds);
        List<String> events = List.of(
                event(answer("{\"text\":\"Grüße an\"}", "null", "null")),
                event(answer("{\"text\":\"\"}", "\"STOP\"", USAGE).replace("\"finishReason\":\"STOP\"", grounds)));

        assertThat(answering(whole).body().at("/choices/0/message/annotations").toString())
                .isEqualTo("[" + page + "]");
        assertThat(streaming(events).chunks())
                .anyMatch(chunk ->
                        chunk.at("/choices/0/delta/annotations/0").toString().equals(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "UNEXPECTED_TOOL_CALL"})
    void anAnswerThatTheModelSpoiltIsAFailure(String reason) {
        String spoilt = answer("{\"text\":\"\"}", "\"" + reason + "\"", USAGE);

        assertThat(refusing(200, spoilt).sold()).isEqualTo(Usage.told(sold()));
        assertThat(refusing(200, spoilt).fault()).isEqualTo(Fault.SPOILT);
        assertThat(refusingStream(event(spoilt)).fault()).isEqualTo(Fault.SPOILT);
    }

    @Test
    void showsPicturesThatTheModelMade() {
        String parts = "{\"text\":\"Here:\"},{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"iVBORw==\"}}";
        String picture =
                "[{\"index\":0,\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw==\"}}]";

        assertThat(answering(answer(parts, "\"STOP\"", USAGE))
                        .body()
                        .at("/choices/0/message")
                        .toString())
                .contains("\"content\":\"Here:\"", "\"images\":" + picture);
        assertThat(streaming(List.of(event(answer(parts, "\"STOP\"", USAGE)))).chunks())
                .anyMatch(
                        chunk -> chunk.at("/choices/0/delta/images").toString().equals(picture));
    }

    @Test
    void embedsAllTextsInOneCall() {
        String reply = "{\"embeddings\":[{\"values\":[0.50,-0.25]},{\"values\":[1]}]}";

        Completion plain = embedded("{\"input\":[\"a\",\"b\"],\"dimensions\":2}", reply);
        Completion packed = embedded("{\"input\":\"a\",\"encoding_format\":\"base64\"}", reply);

        assertThat(plain.body().at("/data/0/embedding"))
                .isEqualTo(json("{\"x\":[0.50,-0.25]}").path("x"));
        assertThat(plain.body().at("/data/1/index").asInt()).isOne();
        assertThat(packed.body().at("/data/0/embedding").asText()).isEqualTo("AAAAPwAAgL4=");
        assertThat(plain.usage().estimated()).isTrue();
    }

    static ObjectNode json(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
