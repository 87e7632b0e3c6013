package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.provider.UpstreamFailures;
import ai.agumbe.data.upstream.OutboundRequest;
import ai.agumbe.data.upstream.UpstreamCall;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.data.upstream.UpstreamException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Set;

/** OpenAI and everybody who speaks its dialect. */
@Singleton
final class OpenAiAdapter implements ProviderAdapter {
    private static final Set<String> KINDS =
            Set.of("openai", "openai-compatible", "mistral", "groq", "together", "ollama");
    private static final int MAX_REPLY_BYTES = 64 << 20;

    private final UpstreamClient upstream;

    OpenAiAdapter(UpstreamClient upstream) {
        this.upstream = upstream;
    }

    @Override
    public boolean speaks(String providerKind) {
        return KINDS.contains(providerKind);
    }

    @Override
    public Outcome<Completion> complete(ProviderCall call) {
        Usage paid = Usage.estimated(call.prompt().estimatedTokens(), 0);
        UpstreamCall asked = send(call);
        try (asked) {
            int status = asked.awaitStatus();
            byte[] body = asked.readAll(MAX_REPLY_BYTES);
            if (status / 100 != 2) {
                return new Outcome.Failed<>(OpenAiFailures.of(status, asked, body));
            }
            return new Outcome.Answered<>(read(body, call.prompt()));
        } catch (UpstreamException broken) {
            return new Outcome.Failed<>(UpstreamFailures.of(broken, asked.wasSent(), paid));
        } catch (MalformedJsonException unreadable) {
            return new Outcome.Failed<>(Failure.of(Fault.UNREADABLE, "The provider's answer cannot be read.")
                    .paid(paid));
        }
    }

    @Override
    public Outcome<AnswerStream> stream(ProviderCall call) {
        Usage paid = Usage.estimated(call.prompt().estimatedTokens(), 0);
        UpstreamCall asked = send(call);
        try {
            int status = asked.awaitStatus();
            if (status / 100 != 2) {
                Failure failure = OpenAiFailures.of(status, asked, asked.readAll(MAX_REPLY_BYTES));
                asked.close();
                return new Outcome.Failed<>(failure);
            }
            OpenAiStream stream = new OpenAiStream(asked, call.prompt());
            return stream.awaitContent();
        } catch (UpstreamException broken) {
            asked.close();
            return new Outcome.Failed<>(UpstreamFailures.of(broken, asked.wasSent(), paid));
        }
    }

    private UpstreamCall send(ProviderCall call) {
        Prompt prompt = call.prompt();
        String path = prompt.kind() == ModelKind.CHAT ? "/chat/completions" : "/embeddings";
        OutboundRequest request = new OutboundRequest(
                        "POST", call.target().origin(), path, OpenAiRequest.write(prompt, call.target()))
                .header("content-type", "application/json")
                .header("accept", prompt.stream() ? "text/event-stream" : "application/json");
        Credential credential = call.credential();
        if (credential != null && credential.secret() != null) {
            request.header("authorization", "Bearer " + credential.secret());
        }
        UpstreamCall asked = upstream.send(request, call.limits(), call.line().loop());
        call.line().onGone(asked::cancel);
        return asked;
    }

    private static Completion read(byte[] body, Prompt prompt) {
        ObjectNode answer = Json.readObject(body);
        String essential = prompt.kind() == ModelKind.CHAT ? "choices" : "data";
        if (!answer.path(essential).isArray()) {
            throw MalformedJsonException.missing(essential);
        }
        Usage usage = OpenAiUsage.read(answer.path("usage"))
                .map(Usage::told)
                .orElseGet(() -> Usage.estimated(
                        prompt.estimatedTokens(),
                        prompt.kind() == ModelKind.CHAT
                                ? TokenEstimate.ofText(TokenEstimate.charactersIn(answer.path("choices")))
                                : 0));
        return new Completion(answer, usage);
    }
}
