package ai.agumbe.sdk.openai;

import static ai.agumbe.sdk.check.Checks.run;
import static ai.agumbe.sdk.check.Scenarios.ANY;
import static ai.agumbe.sdk.check.Scenarios.said;

import ai.agumbe.sdk.check.Expect;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.time.Duration;
import java.util.List;

/** Chat completions that fail, and what the SDK makes of it. */
final class FaultChecks {
    private final OpenAIClient client;
    private final OpenAIClient patient;

    FaultChecks(OpenAIClient client) {
        this.client = client;
        this.patient = client.withOptions(options -> options.maxRetries(2));
    }

    void runAll() {
        run("broken-stream", this::brokenStream);
        run("refusals", this::refusals);
        run("retries", this::retries);
        run("no-retry", this::noRetry);
        run("timeouts", this::timeouts);
        run("errors", ANY, any -> errors());
    }

    private static ChatCompletion create(OpenAIClient client, String scenario, String provider) {
        return client.chat()
                .completions()
                .create(ChatChecks.ask(scenario, provider).build());
    }

    private <T extends OpenAIServiceException> T refused(Class<T> kind, String scenario, String provider) {
        T refusal = Expect.raises(kind, () -> create(client, scenario, provider + "-faults"));
        Expect.that(!refusal.headers().values("x-request-id").isEmpty(), refusal);
        return refusal;
    }

    private void refusals(String provider) {
        BadRequestException bad = refused(BadRequestException.class, "refused-400", provider);
        Expect.equal(bad.code().orElse(""), "provider_error");
        Expect.that(String.valueOf(bad.getMessage()).contains("scripted by the test"), bad);
        refused(NotFoundException.class, "refused-404", provider);
        InternalServerException broken = refused(InternalServerException.class, "refused-500", provider);
        Expect.equal(broken.statusCode(), 502);
        Expect.equal(
                refused(InternalServerException.class, "wrong-key", provider)
                        .code()
                        .orElse(""),
                "provider_auth_failed");
        RateLimitException busy = refused(RateLimitException.class, "refused-429", provider);
        Expect.equal(busy.headers().values("retry-after"), List.of("1"));
    }

    private void retries(String provider) {
        for (String scenario : List.of("again-503", "again-429")) {
            ChatCompletion reply = create(patient, scenario, provider + "-retries");
            Expect.equal(reply.choices().getFirst().message().content().orElse(""), "Second time lucky.");
        }
    }

    private void noRetry(String provider) {
        Expect.raises(InternalServerException.class, () -> create(patient, "wrong-key", provider + "-final"));
    }

    private void timeouts(String provider) {
        ChatCompletionCreateParams slow = ChatChecks.ask("slow", provider).build();
        RequestOptions impatient =
                RequestOptions.builder().timeout(Duration.ofMillis(700)).build();
        Expect.raises(OpenAIIoException.class, () -> client.chat().completions().create(slow, impatient));
    }

    private void brokenStream(String provider) {
        StringBuilder seen = new StringBuilder();
        Expect.raises(OpenAIException.class, () -> {
            try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                    .completions()
                    .createStreaming(ChatChecks.ask("broken", provider).build())) {
                stream.stream()
                        .forEach(chunk -> chunk.choices()
                                .forEach(choice -> choice.delta().content().ifPresent(seen::append)));
            }
        });
        Expect.that(!seen.isEmpty() && said("broken").startsWith(seen.toString()), seen);
    }

    private void errors() {
        ChatCompletionCreateParams unknown = ChatCompletionCreateParams.builder()
                .model("nope")
                .addUserMessage("Say something.")
                .build();
        BadRequestException bad = Expect.raises(
                BadRequestException.class, () -> client.chat().completions().create(unknown));
        Expect.equal(bad.code().orElse("") + " " + bad.param().orElse(""), "invalid_model model");
        NotFoundException missing =
                Expect.raises(NotFoundException.class, () -> client.models().retrieve("nope"));
        Expect.equal(missing.code().orElse(""), "model_not_found");
        OpenAIClient stranger = OpenAIOkHttpClient.builder()
                .fromEnv()
                .apiKey("agk_nobody")
                .maxRetries(0)
                .build();
        UnauthorizedException refused = Expect.raises(
                UnauthorizedException.class, () -> stranger.models().list());
        Expect.equal(refused.code().orElse(""), "unauthorized");
        Expect.that(!refused.headers().values("x-request-id").isEmpty(), refused);
        stranger.close();
    }
}
