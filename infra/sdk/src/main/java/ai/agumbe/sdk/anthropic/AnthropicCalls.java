package ai.agumbe.sdk.anthropic;

import static ai.agumbe.sdk.check.Checks.run;
import static ai.agumbe.sdk.check.Scenarios.ANY;
import static ai.agumbe.sdk.check.Scenarios.said;

import ai.agumbe.sdk.check.Expect;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.ErrorType;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.models.ModelInfo;
import com.anthropic.models.models.ModelListParams;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an application does with Anthropic's SDK; base URL and key come from the variables that the SDK itself reads. */
public final class AnthropicCalls {
    private final AnthropicClient client;
    private final AnthropicClient patient;

    private AnthropicCalls(AnthropicClient client) {
        this.client = client;
        this.patient = client.withOptions(options -> options.maxRetries(2));
    }

    public static void main(String[] arguments) {
        AnthropicClient client =
                AnthropicOkHttpClient.builder().fromEnv().maxRetries(0).build();
        new MessageChecks(client).runAll();
        AnthropicCalls calls = new AnthropicCalls(client);
        run("messages-broken-stream", calls::brokenStream);
        run("messages-refusals", calls::refusals);
        run("messages-retries", calls::retries);
        run("messages-no-retry", calls::noRetry);
        run("messages-timeouts", calls::timeouts);
        run("messages-models", ANY, any -> calls.models());
        run("messages-errors", ANY, any -> calls.errors());
        client.close();
    }

    private static Message create(AnthropicClient client, String scenario, String provider) {
        return client.messages().create(MessageChecks.ask(scenario, provider).build());
    }

    private void brokenStream(String provider) {
        StringBuilder seen = new StringBuilder();
        Expect.raises(AnthropicException.class, () -> {
            try (StreamResponse<RawMessageStreamEvent> stream = client.messages()
                    .createStreaming(MessageChecks.ask("broken", provider).build())) {
                stream.stream()
                        .flatMap(event -> event.contentBlockDelta().stream())
                        .flatMap(delta -> delta.delta().text().stream())
                        .forEach(delta -> seen.append(delta.text()));
            }
        });
        Expect.that(!seen.isEmpty() && said("broken").startsWith(seen.toString()), seen);
    }

    private void refusals(String provider) {
        BadRequestException bad =
                refused(BadRequestException.class, "refused-400", provider, ErrorType.INVALID_REQUEST_ERROR);
        Expect.that(String.valueOf(bad.getMessage()).contains("scripted by the test"), bad);
        refused(NotFoundException.class, "refused-404", provider, ErrorType.NOT_FOUND_ERROR);
        refused(InternalServerException.class, "refused-500", provider, ErrorType.API_ERROR);
        refused(InternalServerException.class, "wrong-key", provider, ErrorType.API_ERROR);
        RateLimitException busy =
                refused(RateLimitException.class, "refused-429", provider, ErrorType.RATE_LIMIT_ERROR);
        Expect.equal(busy.headers().values("retry-after"), List.of("1"));
    }

    private <T extends AnthropicServiceException> T refused(
            Class<T> kind, String scenario, String provider, ErrorType type) {
        T refusal = Expect.raises(kind, () -> create(client, scenario, provider + "-faults"));
        Expect.equal(refusal.type().orElseThrow(), type);
        Expect.that(refusal.requestId().isPresent(), refusal);
        return refusal;
    }

    private void retries(String provider) {
        for (String scenario : List.of("again-503", "again-429")) {
            Message reply = create(patient, scenario, provider + "-retries");
            Expect.equal(reply.content().getFirst().asText().text(), "Second time lucky.");
        }
    }

    private void noRetry(String provider) {
        Expect.raises(InternalServerException.class, () -> create(patient, "wrong-key", provider + "-final"));
    }

    private void timeouts(String provider) {
        MessageCreateParams slow = MessageChecks.ask("slow", provider).build();
        RequestOptions impatient =
                RequestOptions.builder().timeout(Duration.ofMillis(700)).build();
        Expect.raises(AnthropicIoException.class, () -> client.messages().create(slow, impatient));
    }

    private void models() {
        Set<String> found = new HashSet<>();
        client.models()
                .list(ModelListParams.builder().limit(1_000).build())
                .autoPager()
                .forEach(model -> found.add(model.id()));
        Expect.that(found.containsAll(List.of("smart-default", "cheap-fast", "@sim/chat-small")), found);
        ModelInfo one = client.models().retrieve("smart-default");
        Expect.that(one.id().equals("smart-default") && !one.displayName().isEmpty(), one);
        Expect.that(one.createdAt().getYear() > 1970, one);
    }

    private void errors() {
        MessageCreateParams unknown = MessageCreateParams.builder()
                .model("nope")
                .maxTokens(8)
                .addUserMessage("Say something.")
                .build();
        BadRequestException bad =
                Expect.raises(BadRequestException.class, () -> client.messages().create(unknown));
        Expect.equal(bad.type().orElseThrow(), ErrorType.INVALID_REQUEST_ERROR);
        NotFoundException missing =
                Expect.raises(NotFoundException.class, () -> client.models().retrieve("nope"));
        Expect.equal(missing.type().orElseThrow(), ErrorType.NOT_FOUND_ERROR);
        AnthropicClient stranger = AnthropicOkHttpClient.builder()
                .fromEnv()
                .apiKey("agk_nobody")
                .maxRetries(0)
                .build();
        UnauthorizedException refused = Expect.raises(
                UnauthorizedException.class, () -> stranger.messages().create(unknown));
        Expect.equal(refused.type().orElseThrow(), ErrorType.AUTHENTICATION_ERROR);
        Expect.that(refused.requestId().isPresent() && bad.requestId().isPresent(), refused);
        stranger.close();
    }
}
