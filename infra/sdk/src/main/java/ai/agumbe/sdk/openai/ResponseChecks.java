package ai.agumbe.sdk.openai;

import static ai.agumbe.sdk.check.Checks.run;
import static ai.agumbe.sdk.check.Scenarios.ASK;
import static ai.agumbe.sdk.check.Scenarios.PIXEL;
import static ai.agumbe.sdk.check.Scenarios.model;
import static ai.agumbe.sdk.check.Scenarios.said;
import static ai.agumbe.sdk.check.Scenarios.thought;

import ai.agumbe.sdk.check.Expect;
import ai.agumbe.sdk.check.River;
import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.RateLimitException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseUsage;
import java.util.ArrayList;
import java.util.List;

/** The Responses API. */
final class ResponseChecks {
    private final OpenAIClient client;

    ResponseChecks(OpenAIClient client) {
        this.client = client;
    }

    void runAll() {
        run("responses", this::whole);
        run("responses-stream", this::stream);
        run("responses-stream-helper", this::streamHelper);
        run("responses-stream-left", this::streamLeft);
        run("responses-broken-stream", this::brokenStream);
        run("responses-tools", this::tools);
        run("responses-tools-streamed", this::toolsStreamed);
        run("responses-tool-results", this::toolResults);
        run("responses-structured", this::structured);
        run("responses-images", this::images);
        run("responses-reasoning", this::reasoning);
        run("responses-usage-details", this::usageDetails);
        run("responses-refusals", this::refusals);
        run("responses-retries", this::retries);
    }

    private static ResponseCreateParams.Builder ask(String scenario, String provider) {
        return ResponseCreateParams.builder().model(model(scenario, provider)).input(ASK);
    }

    private Response create(ResponseCreateParams.Builder params) {
        return client.responses().create(params.build());
    }

    private static String text(Response reply) {
        StringBuilder text = new StringBuilder();
        reply.output()
                .forEach(item -> item.message()
                        .ifPresent(message -> message.content()
                                .forEach(content -> content.outputText().ifPresent(part -> text.append(part.text())))));
        return text.toString();
    }

    private void whole(String provider) {
        Response reply = create(ask("words", provider).instructions("Be brief."));
        Expect.equal(text(reply), said("words"));
        Expect.equal(reply.status().orElseThrow(), ResponseStatus.COMPLETED);
        ResponseUsage usage = reply.usage().orElseThrow();
        Expect.that(
                usage.totalTokens() > 0 && usage.totalTokens() == usage.inputTokens() + usage.outputTokens(), usage);
    }

    private List<ResponseStreamEvent> events(ResponseCreateParams.Builder params) {
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(params.build())) {
            return stream.stream().toList();
        }
    }

    private static String joined(List<ResponseStreamEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> event.outputTextDelta().ifPresent(delta -> text.append(delta.delta())));
        return text.toString();
    }

    private void stream(String provider) {
        List<ResponseStreamEvent> events = events(ask("words", provider));
        Expect.equal(joined(events), said("words"));
        Response whole = events.getLast().completed().orElseThrow().response();
        Expect.equal(text(whole), said("words"));
        Expect.that(whole.usage().orElseThrow().outputTokens() > 0, whole);
    }

    private Response accumulated(ResponseCreateParams.Builder params) {
        ResponseAccumulator whole = ResponseAccumulator.create();
        events(params).forEach(whole::accumulate);
        return whole.response();
    }

    private void streamHelper(String provider) {
        Expect.equal(text(accumulated(ask("words", provider))), said("words"));
    }

    private void streamLeft(String provider) {
        try (StreamResponse<ResponseStreamEvent> stream =
                client.responses().createStreaming(ask("long", provider).build())) {
            Expect.that(
                    stream.stream().anyMatch(event -> event.outputTextDelta().isPresent()), "no piece");
        }
    }

    private void brokenStream(String provider) {
        List<ResponseStreamEvent> events = events(ask("broken", provider));
        Expect.that(joined(events).startsWith("One two"), events);
        List<String> codes = events.stream()
                .flatMap(event -> event.error().stream())
                .map(error -> error.code().orElse(""))
                .toList();
        Expect.equal(codes, List.of("provider_error"));
        Expect.that(events.getLast().failed().orElseThrow().response().error().isPresent(), events.getLast());
    }

    private void tools(String provider) {
        called(create(ask("two-tools", provider).addTool(Weather.class)));
    }

    private void toolsStreamed(String provider) {
        called(accumulated(ask("two-tools", provider).addTool(Weather.class)));
    }

    private static List<ResponseFunctionToolCall> calls(Response reply) {
        return reply.output().stream()
                .flatMap(item -> item.functionCall().stream())
                .toList();
    }

    private static void called(Response reply) {
        List<ResponseFunctionToolCall> calls = calls(reply);
        Expect.equal(calls.stream().map(ResponseFunctionToolCall::name).toList(), List.of("weather", "weather"));
        Expect.equal(
                calls.stream().map(call -> call.arguments(Weather.class)).toList(),
                List.of(new Weather("Rome", 2), new Weather("Österås", 1)));
        Expect.that(
                calls.stream().map(ResponseFunctionToolCall::callId).distinct().count() == 2, calls);
    }

    private void toolResults(String provider) {
        List<ResponseInputItem> turns = new ArrayList<>();
        turns.add(ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                .role(EasyInputMessage.Role.USER)
                .content(ASK)
                .build()));
        List<ResponseFunctionToolCall> calls =
                calls(create(ask("two-tools", provider).addTool(Weather.class)));
        calls.forEach(call -> turns.add(ResponseInputItem.ofFunctionCall(call)));
        calls.forEach(
                call -> turns.add(ResponseInputItem.ofFunctionCallOutput(ResponseInputItem.FunctionCallOutput.builder()
                        .callId(call.callId())
                        .output("sunny")
                        .build())));
        // This model calls a tool until it has seen a result.
        Response reply = create(ask("free", provider).inputOfResponse(turns).addTool(Weather.class));
        Expect.that(!text(reply).isEmpty() && calls(reply).isEmpty(), reply);
    }

    private void structured(String provider) {
        River river = client.responses()
                .create(ask("free", provider).text(River.class).build())
                .output()
                .getFirst()
                .asMessage()
                .content()
                .getFirst()
                .asOutputText();
        Expect.that(!river.name().isEmpty(), river);
    }

    private void images(String provider) {
        ResponseInputContent question = ResponseInputContent.ofInputText(
                ResponseInputText.builder().text("What is it?").build());
        ResponseInputContent image = ResponseInputContent.ofInputImage(ResponseInputImage.builder()
                .detail(ResponseInputImage.Detail.AUTO)
                .imageUrl("data:image/png;base64," + PIXEL)
                .build());
        long with = promptTokens(provider, List.of(question, image));
        long without = promptTokens(provider, List.of(question));
        Expect.that(with >= without + PIXEL.length() / 3, "the image did not reach the provider");
    }

    private long promptTokens(String provider, List<ResponseInputContent> contents) {
        EasyInputMessage message = EasyInputMessage.builder()
                .role(EasyInputMessage.Role.USER)
                .contentOfResponseInputMessageContentList(contents)
                .build();
        return create(ask("words", provider).inputOfResponse(List.of(ResponseInputItem.ofEasyInputMessage(message))))
                .usage()
                .orElseThrow()
                .inputTokens();
    }

    private void reasoning(String provider) {
        for (Response reply : List.of(create(ask("thoughts", provider)), accumulated(ask("thoughts", provider)))) {
            String thoughts = reply.output().stream()
                    .flatMap(item -> item.reasoning().stream())
                    .map(item -> item.summary().getFirst().text())
                    .findFirst()
                    .orElse("");
            Expect.equal(thoughts, thought("thoughts"));
            Expect.equal(text(reply), said("thoughts"));
        }
    }

    private void usageDetails(String provider) {
        ResponseUsage usage = create(ask("counted", provider)).usage().orElseThrow();
        Expect.equal(List.of(usage.inputTokens(), usage.outputTokens(), usage.totalTokens()), List.of(100L, 30L, 130L));
        Expect.equal(usage.inputTokensDetails().cachedTokens(), 40L);
        Expect.equal(usage.outputTokensDetails().reasoningTokens(), provider.equals("anthropic") ? 0L : 10L);
    }

    private void refusals(String provider) {
        String faults = provider + "-faults";
        BadRequestException bad = Expect.raises(BadRequestException.class, () -> create(ask("refused-400", faults)));
        Expect.equal(bad.code().orElse(""), "provider_error");
        Expect.equal(
                Expect.raises(InternalServerException.class, () -> create(ask("refused-500", faults)))
                        .statusCode(),
                502);
        RateLimitException busy = Expect.raises(RateLimitException.class, () -> create(ask("refused-429", faults)));
        Expect.equal(busy.headers().values("retry-after"), List.of("1"));
    }

    private void retries(String provider) {
        Response reply = client.withOptions(options -> options.maxRetries(2))
                .responses()
                .create(ask("again-503", provider + "-responses").build());
        Expect.equal(text(reply), "Second time lucky.");
    }
}
