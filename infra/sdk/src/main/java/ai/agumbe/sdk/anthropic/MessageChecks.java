package ai.agumbe.sdk.anthropic;

import static ai.agumbe.sdk.check.Checks.run;
import static ai.agumbe.sdk.check.Scenarios.ASK;
import static ai.agumbe.sdk.check.Scenarios.PIXEL;
import static ai.agumbe.sdk.check.Scenarios.model;
import static ai.agumbe.sdk.check.Scenarios.said;
import static ai.agumbe.sdk.check.Scenarios.thought;

import ai.agumbe.sdk.check.Expect;
import ai.agumbe.sdk.check.River;
import com.anthropic.client.AnthropicClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceNone;
import com.anthropic.models.messages.ToolChoiceTool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import com.anthropic.models.messages.Usage;
import java.util.List;
import java.util.Map;

/** Messages that succeed. */
final class MessageChecks {
    private static final long MOST = 256;
    private static final Tool WEATHER = tool("weather");
    private final AnthropicClient client;

    MessageChecks(AnthropicClient client) {
        this.client = client;
    }

    void runAll() {
        run("messages", this::whole);
        run("messages-stream", this::stream);
        run("messages-stream-helper", this::streamHelper);
        run("messages-stream-left", this::streamLeft);
        run("messages-tools", this::tools);
        run("messages-tools-streamed", this::toolsStreamed);
        run("messages-tool-results", this::toolResults);
        run("messages-tool-choice", this::toolChoice);
        run("messages-structured", this::structured);
        run("messages-images", this::images);
        run("messages-thinking", this::thinking);
        run("messages-usage-details", this::usageDetails);
        run("messages-count-tokens", this::countTokens);
        run("messages-own-members", this::ownMembers);
    }

    private static Tool tool(String name) {
        return Tool.builder()
                .name(name)
                .description("The " + name + " of a city.")
                .inputSchema(Tool.InputSchema.builder()
                        .properties(Tool.InputSchema.Properties.builder()
                                .putAdditionalProperty("city", JsonValue.from(Map.of("type", "string")))
                                .putAdditionalProperty("days", JsonValue.from(Map.of("type", "integer")))
                                .build())
                        .required(List.of("city", "days"))
                        .build())
                .build();
    }

    static MessageCreateParams.Builder ask(String scenario, String provider) {
        return blank(scenario, provider).addUserMessage(ASK);
    }

    private static MessageCreateParams.Builder blank(String scenario, String provider) {
        return MessageCreateParams.builder().model(model(scenario, provider)).maxTokens(MOST);
    }

    private Message create(MessageCreateParams.Builder params) {
        return client.messages().create(params.build());
    }

    private static String text(Message message) {
        StringBuilder text = new StringBuilder();
        message.content().forEach(block -> block.text().ifPresent(part -> text.append(part.text())));
        return text.toString();
    }

    private void whole(String provider) {
        Message reply = create(ask("words", provider).system("Be brief.")).validate();
        Expect.equal(reply.model().asString(), model("words", provider));
        Expect.equal(text(reply), said("words"));
        Expect.equal(reply.stopReason().orElseThrow(), StopReason.END_TURN);
        Expect.that(reply.usage().inputTokens() > 0 && reply.usage().outputTokens() > 0, reply);
    }

    private List<RawMessageStreamEvent> events(MessageCreateParams.Builder params) {
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(params.build())) {
            return stream.stream().toList();
        }
    }

    private void stream(String provider) {
        List<RawMessageStreamEvent> events = events(ask("words", provider));
        StringBuilder text = new StringBuilder();
        events.forEach(event -> event.contentBlockDelta()
                .flatMap(delta -> delta.delta().text())
                .ifPresent(delta -> text.append(delta.text())));
        Expect.equal(text.toString(), said("words"));
        Expect.that(events.getFirst().isMessageStart() && events.getLast().isMessageStop(), events);
        Expect.that(
                events.stream()
                                .filter(RawMessageStreamEvent::isContentBlockDelta)
                                .count()
                        > 5,
                events);
        Expect.that(
                events.stream()
                                .flatMap(event -> event.messageDelta().stream())
                                .findFirst()
                                .orElseThrow()
                                .usage()
                                .outputTokens()
                        > 0,
                events);
    }

    private Message accumulated(MessageCreateParams.Builder params) {
        MessageAccumulator whole = MessageAccumulator.create();
        events(params).forEach(whole::accumulate);
        return whole.message();
    }

    private void streamHelper(String provider) {
        Message whole = accumulated(ask("words", provider));
        Expect.equal(text(whole), said("words"));
        Expect.equal(whole.stopReason().orElseThrow(), StopReason.END_TURN);
    }

    private void streamLeft(String provider) {
        try (StreamResponse<RawMessageStreamEvent> stream =
                client.messages().createStreaming(ask("long", provider).build())) {
            Expect.that(stream.stream().anyMatch(RawMessageStreamEvent::isContentBlockDelta), "no piece");
        }
    }

    private void tools(String provider) {
        called(create(ask("two-tools", provider).addTool(WEATHER)));
    }

    private void toolsStreamed(String provider) {
        called(accumulated(ask("two-tools", provider).addTool(WEATHER)));
    }

    private static void called(Message message) {
        List<ToolUseBlock> calls = calls(message);
        Expect.equal(message.stopReason().orElseThrow(), StopReason.TOOL_USE);
        Expect.equal(calls.stream().map(ToolUseBlock::name).toList(), List.of("weather", "weather"));
        Expect.equal(
                calls.stream().map(ToolUseBlock::_input).toList(),
                List.of(
                        JsonValue.from(Map.of("city", "Rome", "days", 2)),
                        JsonValue.from(Map.of("city", "Österås", "days", 1))));
        Expect.that(calls.stream().map(ToolUseBlock::id).distinct().count() == 2, calls);
    }

    private static List<ToolUseBlock> calls(Message message) {
        return message.content().stream()
                .flatMap(block -> block.toolUse().stream())
                .toList();
    }

    private void toolResults(String provider) {
        Message first = create(ask("two-tools", provider).addTool(WEATHER));
        List<ContentBlockParam> answers = calls(first).stream()
                .map(call -> ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                        .toolUseId(call.id())
                        .content("sunny")
                        .build()))
                .toList();
        // This model calls a tool until it has seen a result.
        Message second = create(
                ask("free", provider).addTool(WEATHER).addMessage(first).addUserMessageOfContentBlockParams(answers));
        Expect.equal(second.stopReason().orElseThrow(), StopReason.END_TURN);
        Expect.that(!text(second).isEmpty(), second);
    }

    private void toolChoice(String provider) {
        Message named = create(ask("free", provider)
                .addTool(tool("tides"))
                .addTool(WEATHER)
                .toolChoice(ToolChoiceTool.builder().name("weather").build()));
        Expect.equal(calls(named).stream().map(ToolUseBlock::name).toList(), List.of("weather"));
        Message none = create(ask("free", provider)
                .addTool(WEATHER)
                .toolChoice(ToolChoiceNone.builder().build()));
        Expect.that(!text(none).isEmpty() && calls(none).isEmpty(), none);
    }

    private void structured(String provider) {
        River river = client.messages()
                .create(ask("free", provider).outputConfig(River.class).build())
                .content()
                .getFirst()
                .asText()
                .text();
        Expect.that(!river.name().isEmpty(), river);
    }

    private void images(String provider) {
        ContentBlockParam question = ContentBlockParam.ofText("What is it?");
        ContentBlockParam image = ContentBlockParam.ofImage(Base64ImageSource.builder()
                .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                .data(PIXEL)
                .build());
        long with = promptTokens(provider, List.of(image, question));
        long without = promptTokens(provider, List.of(question));
        Expect.that(with >= without + PIXEL.length() / 3, "the image did not reach the provider");
    }

    private long promptTokens(String provider, List<ContentBlockParam> blocks) {
        return create(blank("words", provider).addUserMessageOfContentBlockParams(blocks))
                .usage()
                .inputTokens();
    }

    private void thinking(String provider) {
        for (Message message : List.of(create(ask("thoughts", provider)), accumulated(ask("thoughts", provider)))) {
            ContentBlock first = message.content().getFirst();
            Expect.equal(first.asThinking().thinking(), thought("thoughts"));
            Expect.equal(text(message), said("thoughts"));
        }
    }

    private void usageDetails(String provider) {
        Usage usage = create(ask("counted", provider)).usage();
        Expect.equal(
                List.of(usage.inputTokens(), usage.cacheReadInputTokens().orElse(0L), usage.outputTokens()),
                List.of(60L, 40L, 30L));
    }

    private void countTokens(String provider) {
        long few = counted(provider, ASK);
        long many = counted(provider, ASK.repeat(50));
        Expect.that(few > 0 && few < many, few + " " + many);
    }

    private long counted(String provider, String text) {
        return client.messages()
                .countTokens(MessageCountTokensParams.builder()
                        .model(model("words", provider))
                        .addUserMessage(text)
                        .build())
                .inputTokens();
    }

    private void ownMembers(String provider) {
        try (HttpResponseFor<Message> reply = client.messages()
                .withRawResponse()
                .create(ask("words", provider)
                        .putAdditionalBodyProperty("agumbe_metadata", JsonValue.from(Map.of("operation", "sdk")))
                        .putAdditionalHeader("x-request-id", "java-sdk-2")
                        .build())) {
            Expect.equal(reply.headers().values("x-request-id"), List.of("java-sdk-2"));
            Expect.equal(reply.headers().values("x-agumbe-attempts"), List.of("1"));
            Expect.equal(text(reply.parse()), said("words"));
        }
    }
}
