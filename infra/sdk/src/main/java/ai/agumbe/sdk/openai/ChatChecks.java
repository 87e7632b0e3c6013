package ai.agumbe.sdk.openai;

import static ai.agumbe.sdk.check.Checks.run;
import static ai.agumbe.sdk.check.Scenarios.ASK;
import static ai.agumbe.sdk.check.Scenarios.PIXEL;
import static ai.agumbe.sdk.check.Scenarios.model;
import static ai.agumbe.sdk.check.Scenarios.said;
import static ai.agumbe.sdk.check.Scenarios.thought;

import ai.agumbe.sdk.check.Expect;
import ai.agumbe.sdk.check.Refused;
import ai.agumbe.sdk.check.River;
import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletion.Choice.FinishReason;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionNamedToolChoice;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.completions.CompletionUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chat completions that succeed. */
final class ChatChecks {
    private final OpenAIClient client;

    ChatChecks(OpenAIClient client) {
        this.client = client;
    }

    void runAll() {
        run("chat", this::chat);
        run("stream", this::stream);
        run("stream-helper", this::streamHelper);
        run("stream-left", this::streamLeft);
        run("tools", this::tools);
        run("tools-streamed", this::toolsStreamed);
        run("tool-results", this::toolResults);
        run("tool-choice", this::toolChoice);
        run("structured", this::structured);
        run("images", this::images);
        run("reasoning", this::reasoning);
        run("usage-details", this::usageDetails);
        run("several-choices", this::severalChoices);
        run("own-members", this::ownMembers);
    }

    static ChatCompletionCreateParams.Builder ask(String scenario, String provider) {
        return ChatCompletionCreateParams.builder()
                .model(model(scenario, provider))
                .addUserMessage(ASK);
    }

    private ChatCompletion create(ChatCompletionCreateParams.Builder params) {
        return client.chat().completions().create(params.build());
    }

    private void chat(String provider) {
        ChatCompletion reply = create(ask("words", provider)).validate();
        Expect.equal(reply.model(), model("words", provider));
        Expect.equal(reply.choices().getFirst().message().content().orElse(""), said("words"));
        Expect.equal(reply.choices().getFirst().finishReason(), FinishReason.STOP);
        CompletionUsage usage = reply.usage().orElseThrow();
        Expect.that(
                usage.totalTokens() > 0 && usage.totalTokens() == usage.promptTokens() + usage.completionTokens(),
                usage);
    }

    private List<ChatCompletionChunk> chunks(ChatCompletionCreateParams.Builder params) {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params.build())) {
            return stream.stream().toList();
        }
    }

    private static String joined(List<ChatCompletionChunk> chunks) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(chunk ->
                chunk.choices().forEach(choice -> choice.delta().content().ifPresent(text::append)));
        return text.toString();
    }

    private void stream(String provider) {
        List<ChatCompletionChunk> chunks = chunks(ask("words", provider)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build()));
        Expect.equal(joined(chunks), said("words"));
        Expect.that(chunks.size() > 5, chunks);
        Expect.that(chunks.getLast().usage().orElseThrow().completionTokens() > 0, chunks);
    }

    private ChatCompletion accumulated(ChatCompletionCreateParams.Builder params) {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        chunks(params).forEach(whole::accumulate);
        return whole.chatCompletion();
    }

    private void streamHelper(String provider) {
        ChatCompletion whole = accumulated(ask("words", provider));
        Expect.equal(whole.choices().getFirst().message().content().orElse(""), said("words"));
        Expect.equal(whole.choices().getFirst().finishReason(), FinishReason.STOP);
    }

    private void streamLeft(String provider) {
        try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                .completions()
                .createStreaming(ask("long", provider).build())) {
            Expect.that(stream.stream().findFirst().isPresent(), "no chunk");
        }
    }

    private void tools(String provider) {
        called(create(ask("two-tools", provider).addTool(Weather.class)));
    }

    private void toolsStreamed(String provider) {
        called(accumulated(ask("two-tools", provider).addTool(Weather.class)));
    }

    private static void called(ChatCompletion reply) {
        Expect.equal(reply.choices().getFirst().finishReason(), FinishReason.TOOL_CALLS);
        List<ChatCompletionMessageFunctionToolCall> calls =
                calls(reply.choices().getFirst().message());
        Expect.equal(calls.stream().map(call -> call.function().name()).toList(), List.of("weather", "weather"));
        Expect.equal(
                calls.stream()
                        .map(call -> call.function().arguments(Weather.class))
                        .toList(),
                List.of(new Weather("Rome", 2), new Weather("Österås", 1)));
        Expect.that(
                calls.stream()
                                .map(ChatCompletionMessageFunctionToolCall::id)
                                .distinct()
                                .count()
                        == 2,
                calls);
    }

    private static List<ChatCompletionMessageFunctionToolCall> calls(ChatCompletionMessage message) {
        return message.toolCalls().orElse(List.of()).stream()
                .map(call -> call.asFunction())
                .toList();
    }

    private void toolResults(String provider) {
        ChatCompletionMessage first = create(ask("two-tools", provider).addTool(Weather.class))
                .choices()
                .getFirst()
                .message();
        ChatCompletionCreateParams.Builder second =
                ask("free", provider).addTool(Weather.class).addMessage(first);
        calls(first)
                .forEach(call -> second.addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(call.id())
                        .content("sunny")
                        .build()));
        // This model calls a tool until it has seen a result.
        ChatCompletion.Choice choice = create(second).choices().getFirst();
        Expect.equal(choice.finishReason(), FinishReason.STOP);
        Expect.that(!choice.message().content().orElse("").isEmpty(), choice);
    }

    private void toolChoice(String provider) {
        ChatCompletion named = create(ask("free", provider)
                .addTool(Tides.class)
                .addTool(Weather.class)
                .toolChoice(ChatCompletionNamedToolChoice.builder()
                        .function(ChatCompletionNamedToolChoice.Function.builder()
                                .name("weather")
                                .build())
                        .build()));
        Expect.equal(
                calls(named.choices().getFirst().message())
                        .getFirst()
                        .function()
                        .name(),
                "weather");
        ChatCompletion none = create(
                ask("free", provider).addTool(Weather.class).toolChoice(ChatCompletionToolChoiceOption.Auto.NONE));
        Expect.that(!none.choices().getFirst().message().content().orElse("").isEmpty(), none);
    }

    private void structured(String provider) {
        River river = client.chat()
                .completions()
                .create(ask("free", provider).responseFormat(River.class).build())
                .choices()
                .getFirst()
                .message()
                .content()
                .orElseThrow();
        Expect.that(!river.name().isEmpty(), river);
    }

    private void images(String provider) {
        ChatCompletionContentPart question = ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text("What is it?").build());
        ChatCompletionContentPart image = ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("data:image/png;base64," + PIXEL)
                        .build())
                .build());
        long with = promptTokens(provider, List.of(question, image));
        long without = promptTokens(provider, List.of(question));
        Expect.that(with >= without + PIXEL.length() / 3, "the image did not reach the provider");
    }

    private long promptTokens(String provider, List<ChatCompletionContentPart> parts) {
        return create(ChatCompletionCreateParams.builder()
                        .model(model("words", provider))
                        .addUserMessageOfArrayOfContentParts(parts))
                .usage()
                .orElseThrow()
                .promptTokens();
    }

    private void reasoning(String provider) {
        ChatCompletionMessage message =
                create(ask("thoughts", provider)).choices().getFirst().message();
        Expect.equal(reasoning(message._allProperties()), thought("thoughts"));
        Expect.equal(message.content().orElse(""), said("thoughts"));
        StringBuilder streamed = new StringBuilder();
        chunks(ask("thoughts", provider))
                .forEach(chunk -> chunk.choices()
                        .forEach(choice ->
                                streamed.append(reasoning(choice.delta()._allProperties()))));
        Expect.equal(streamed.toString(), thought("thoughts"));
    }

    private static String reasoning(Map<String, JsonValue> members) {
        JsonValue text = members.get("reasoning_content");
        return text == null ? "" : text.asStringOrThrow();
    }

    private void usageDetails(String provider) {
        CompletionUsage usage = create(ask("counted", provider)).usage().orElseThrow();
        Expect.equal(
                List.of(usage.promptTokens(), usage.completionTokens(), usage.totalTokens()), List.of(100L, 30L, 130L));
        Expect.equal(usage.promptTokensDetails().orElseThrow().cachedTokens().orElse(0L), 40L);
        // Anthropic counts its thoughts as output and does not say how many they were.
        long thoughts = provider.equals("anthropic") ? 0 : 10;
        Expect.equal(
                usage.completionTokensDetails().orElseThrow().reasoningTokens().orElse(0L), thoughts);
    }

    private void severalChoices(String provider) throws Refused {
        if (provider.equals("anthropic")) {
            BadRequestException refused = Expect.raises(
                    BadRequestException.class,
                    () -> create(ask("words", provider).n(2)));
            Expect.equal(refused.param().orElse(""), "n");
            throw new Refused();
        }
        List<String> texts = new ArrayList<>();
        create(ask("words", provider).n(2))
                .choices()
                .forEach(choice -> texts.add(choice.message().content().orElse("")));
        Expect.equal(texts, List.of(said("words"), said("words")));
    }

    private void ownMembers(String provider) {
        try (HttpResponseFor<ChatCompletion> reply = client.chat()
                .completions()
                .withRawResponse()
                .create(ask("words", provider)
                        .putAdditionalBodyProperty("agumbe_metadata", JsonValue.from(Map.of("operation", "sdk")))
                        .putAdditionalHeader("x-request-id", "java-sdk-1")
                        .build())) {
            Expect.equal(reply.headers().values("x-request-id"), List.of("java-sdk-1"));
            Expect.equal(reply.headers().values("x-agumbe-attempts"), List.of("1"));
            Expect.equal(reply.parse().choices().getFirst().message().content().orElse(""), said("words"));
        }
    }
}
