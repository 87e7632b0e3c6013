package ai.agumbe.sdk.langchain4j;

import static ai.agumbe.sdk.check.Scenarios.ASK;
import static ai.agumbe.sdk.check.Scenarios.model;
import static ai.agumbe.sdk.check.Scenarios.variable;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The models of this program, and what it asks them. */
final class Models {
    private static final long PATIENCE_SECONDS = 20;

    private Models() {}

    static OpenAiChatModel.OpenAiChatModelBuilder whole(String scenario, String provider) {
        return OpenAiChatModel.builder()
                .baseUrl(variable("OPENAI_BASE_URL"))
                .apiKey(variable("OPENAI_API_KEY"))
                .modelName(model(scenario, provider))
                .returnThinking(true)
                .maxRetries(0);
    }

    private static OpenAiStreamingChatModel streaming(String scenario, String provider) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(variable("OPENAI_BASE_URL"))
                .apiKey(variable("OPENAI_API_KEY"))
                .modelName(model(scenario, provider))
                .returnThinking(true)
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .build();
    }

    static ChatRequest.Builder ask() {
        return ChatRequest.builder().messages(UserMessage.from(ASK));
    }

    /** What a stream brought, in pieces and as a whole. */
    record Streamed(ChatResponse whole, String text, String thoughts, int pieces) {
        AiMessage message() {
            return whole.aiMessage();
        }
    }

    static Streamed stream(String scenario, String provider, ChatRequest request) throws Exception {
        Gathering gathering = new Gathering();
        streaming(scenario, provider).chat(request, gathering);
        ChatResponse whole = gathering.ended();
        return new Streamed(whole, gathering.text.toString(), gathering.thoughts.toString(), gathering.pieces);
    }

    /** Leaves the stream with its first piece. */
    static void leave(String scenario, String provider) throws Exception {
        CompletableFuture<Boolean> left = new CompletableFuture<>();
        streaming(scenario, provider).chat(ask().build(), new Gathering() {
            @Override
            public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
                context.streamingHandle().cancel();
                left.complete(true);
            }
        });
        left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Keeps what a stream brings. */
    private static class Gathering implements StreamingChatResponseHandler {
        private final CompletableFuture<ChatResponse> end = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thoughts = new StringBuilder();
        private int pieces;

        @Override
        public void onPartialResponse(String piece) {
            text.append(piece);
            pieces++;
        }

        @Override
        public void onPartialThinking(PartialThinking piece) {
            thoughts.append(piece.text());
        }

        @Override
        public void onCompleteResponse(ChatResponse whole) {
            end.complete(whole);
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        ChatResponse ended() throws Exception {
            try {
                return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof Exception cause ? cause : failure;
            } catch (TimeoutException late) {
                throw new AssertionError("the stream does not end", late);
            }
        }
    }
}
