package ai.agumbe.sdk.langchain4j;

import static ai.agumbe.sdk.check.Checks.run;
import static ai.agumbe.sdk.check.Scenarios.ASK;
import static ai.agumbe.sdk.check.Scenarios.OPENAI;
import static ai.agumbe.sdk.check.Scenarios.PIXEL;
import static ai.agumbe.sdk.check.Scenarios.said;
import static ai.agumbe.sdk.check.Scenarios.thought;
import static ai.agumbe.sdk.check.Scenarios.variable;
import static ai.agumbe.sdk.check.Scenarios.vectors;

import ai.agumbe.sdk.check.Expect;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an application does with LangChain4j: its chat model, whole and streaming, and its embedding model. */
public final class LangChain4jCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ToolSpecification WEATHER = ToolSpecification.builder()
            .name("weather")
            .description("The weather of a city.")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("city")
                    .addIntegerProperty("days")
                    .required("city", "days")
                    .build())
            .build();

    private LangChain4jCalls() {}

    public static void main(String[] arguments) {
        run("chat", LangChain4jCalls::chat);
        run("stream", LangChain4jCalls::stream);
        run("stream-left", provider -> Models.leave("long", provider));
        run("unfinished-stream", LangChain4jCalls::unfinished);
        run("tools", LangChain4jCalls::tools);
        run("tools-streamed", LangChain4jCalls::toolsStreamed);
        run("tool-results", LangChain4jCalls::toolResults);
        run("tool-choice", LangChain4jCalls::toolChoice);
        run("structured", LangChain4jCalls::structured);
        run("images", LangChain4jCalls::images);
        run("reasoning", LangChain4jCalls::reasoning);
        run("usage-details", LangChain4jCalls::usageDetails);
        run("own-members", LangChain4jCalls::ownMembers);
        run("refusals", LangChain4jCalls::refusals);
        run("retries", LangChain4jCalls::retries);
        run("timeouts", LangChain4jCalls::timeouts);
        run("embeddings", OPENAI, LangChain4jCalls::embeddings);
    }

    private static ChatResponse ask(String scenario, String provider, ChatRequest.Builder request) {
        return Models.whole(scenario, provider).build().chat(request.build());
    }

    private static void chat(String provider) {
        ChatResponse reply = ask("words", provider, Models.ask());
        Expect.equal(reply.aiMessage().text(), said("words"));
        Expect.equal(reply.finishReason(), FinishReason.STOP);
        Expect.that(reply.tokenUsage().totalTokenCount() > 0, reply.tokenUsage());
    }

    private static void stream(String provider) throws Exception {
        Models.Streamed streamed = Models.stream("words", provider, Models.ask().build());
        Expect.equal(streamed.text(), said("words"));
        Expect.equal(streamed.message().text(), said("words"));
        Expect.that(streamed.pieces() > 5, streamed);
        Expect.that(streamed.whole().tokenUsage().outputTokenCount() > 0, streamed);
    }

    /** It has no words for an error within a stream: an application sees that the answer did not finish. */
    private static void unfinished(String provider) throws Exception {
        Models.Streamed streamed =
                Models.stream("broken", provider, Models.ask().build());
        Expect.that(
                said("broken").startsWith(streamed.text()) && !streamed.text().isEmpty(), streamed);
        Expect.equal(streamed.whole().finishReason(), null);
    }

    private static void tools(String provider) throws Exception {
        called(ask("two-tools", provider, Models.ask().toolSpecifications(WEATHER))
                .aiMessage());
    }

    private static void toolsStreamed(String provider) throws Exception {
        ChatRequest request = Models.ask().toolSpecifications(WEATHER).build();
        called(Models.stream("two-tools", provider, request).message());
    }

    private static void called(AiMessage message) throws Exception {
        List<JsonNode> arguments = new ArrayList<>();
        for (ToolExecutionRequest call : message.toolExecutionRequests()) {
            Expect.equal(call.name(), "weather");
            arguments.add(JSON.readTree(call.arguments()));
        }
        Expect.equal(
                arguments,
                List.of(
                        JSON.createObjectNode().put("city", "Rome").put("days", 2),
                        JSON.createObjectNode().put("city", "Österås").put("days", 1)));
        Expect.that(
                message.toolExecutionRequests().stream()
                                .map(ToolExecutionRequest::id)
                                .distinct()
                                .count()
                        == 2,
                message);
    }

    private static void toolResults(String provider) {
        AiMessage first = ask("two-tools", provider, Models.ask().toolSpecifications(WEATHER))
                .aiMessage();
        List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from(ASK), first));
        first.toolExecutionRequests().forEach(call -> messages.add(ToolExecutionResultMessage.from(call, "sunny")));
        // This model calls a tool until it has seen a result.
        AiMessage second = ask(
                        "free",
                        provider,
                        ChatRequest.builder().messages(messages).toolSpecifications(WEATHER))
                .aiMessage();
        Expect.that(!second.text().isEmpty() && !second.hasToolExecutionRequests(), second);
    }

    private static void toolChoice(String provider) {
        AiMessage required = ask(
                        "free",
                        provider,
                        Models.ask().toolSpecifications(WEATHER).toolChoice(ToolChoice.REQUIRED))
                .aiMessage();
        Expect.equal(required.toolExecutionRequests().getFirst().name(), "weather");
        AiMessage none = ask(
                        "free",
                        provider,
                        Models.ask().toolSpecifications(WEATHER).toolChoice(ToolChoice.NONE))
                .aiMessage();
        Expect.that(!none.hasToolExecutionRequests(), none);
    }

    private static void structured(String provider) throws Exception {
        JsonSchema river = JsonSchema.builder()
                .name("river")
                .rootElement(JsonObjectSchema.builder()
                        .addStringProperty("name")
                        .addIntegerProperty("length_km")
                        .required("name", "length_km")
                        .build())
                .build();
        ChatRequest.Builder request = Models.ask()
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(river)
                        .build());
        String text = Models.whole("free", provider)
                .strictJsonSchema(true)
                .build()
                .chat(request.build())
                .aiMessage()
                .text();
        Expect.that(JSON.readTree(text).path("length_km").isInt(), text);
    }

    private static void images(String provider) {
        Content question = TextContent.from("What is it?");
        int with = promptTokens(provider, question, ImageContent.from(PIXEL, "image/png"));
        int without = promptTokens(provider, question);
        Expect.that(with >= without + PIXEL.length() / 3, "the image did not reach the provider");
    }

    private static int promptTokens(String provider, Content... contents) {
        return ask("words", provider, ChatRequest.builder().messages(UserMessage.from(contents)))
                .tokenUsage()
                .inputTokenCount();
    }

    private static void reasoning(String provider) throws Exception {
        Expect.equal(ask("thoughts", provider, Models.ask()).aiMessage().thinking(), thought("thoughts"));
        Models.Streamed streamed =
                Models.stream("thoughts", provider, Models.ask().build());
        Expect.equal(streamed.thoughts(), thought("thoughts"));
        Expect.equal(streamed.text(), said("thoughts"));
    }

    private static void usageDetails(String provider) {
        OpenAiTokenUsage usage =
                (OpenAiTokenUsage) ask("counted", provider, Models.ask()).tokenUsage();
        Expect.equal(
                List.of(usage.inputTokenCount(), usage.outputTokenCount(), usage.totalTokenCount()),
                List.of(100, 30, 130));
        Expect.equal(usage.inputTokensDetails().cachedTokens(), 40);
        // Anthropic counts its thoughts as output and does not say how many they were.
        Expect.equal(usage.outputTokensDetails().reasoningTokens(), provider.equals("anthropic") ? 0 : 10);
    }

    private static void ownMembers(String provider) {
        ChatResponse reply = Models.whole("words", provider)
                .customParameters(Map.of("agumbe_metadata", Map.of("operation", "sdk")))
                .customHeaders(Map.of("x-request-id", "langchain4j-1"))
                .build()
                .chat(Models.ask().build());
        Map<String, List<String>> headers = ((OpenAiChatResponseMetadata) reply.metadata())
                .rawHttpResponse()
                .headers();
        Expect.equal(headers.get("x-request-id"), List.of("langchain4j-1"));
        Expect.equal(headers.get("x-agumbe-attempts"), List.of("1"));
    }

    private static void refusals(String provider) {
        refused(InvalidRequestException.class, "refused-400", provider);
        refused(ModelNotFoundException.class, "refused-404", provider);
        refused(InternalServerException.class, "refused-500", provider);
        refused(InternalServerException.class, "wrong-key", provider);
        refused(RateLimitException.class, "refused-429", provider);
    }

    private static void refused(Class<? extends LangChain4jException> kind, String scenario, String provider) {
        LangChain4jException refusal = Expect.raises(kind, () -> ask(scenario, provider + "-faults", Models.ask()));
        Expect.that(String.valueOf(refusal.getMessage()).contains("\"error\""), refusal);
    }

    private static void retries(String provider) {
        for (String scenario : List.of("again-503", "again-429")) {
            ChatResponse reply = Models.whole(scenario, provider + "-retries")
                    .maxRetries(2)
                    .build()
                    .chat(Models.ask().build());
            Expect.equal(reply.aiMessage().text(), "Second time lucky.");
        }
    }

    private static void timeouts(String provider) {
        Expect.raises(
                TimeoutException.class,
                () -> Models.whole("slow", provider)
                        .timeout(Duration.ofMillis(700))
                        .build()
                        .chat(Models.ask().build()));
    }

    private static void embeddings(String provider) {
        OpenAiEmbeddingModel model = OpenAiEmbeddingModel.builder()
                .baseUrl(variable("OPENAI_BASE_URL"))
                .apiKey(variable("OPENAI_API_KEY"))
                .modelName(vectors(provider))
                .maxRetries(0)
                .build();
        Expect.equal(model.embed("text").content().dimension(), 16);
        Expect.equal(
                model.embedAll(List.of(TextSegment.from("text"), TextSegment.from("b")))
                        .content()
                        .size(),
                2);
    }
}
