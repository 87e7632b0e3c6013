package ai.agumbe.sdk.openai;

import static ai.agumbe.sdk.check.Checks.run;
import static ai.agumbe.sdk.check.Scenarios.ANY;
import static ai.agumbe.sdk.check.Scenarios.OPENAI;
import static ai.agumbe.sdk.check.Scenarios.vectors;

import ai.agumbe.sdk.check.Expect;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an application does with OpenAI's SDK; base URL and key come from the variables that the SDK itself reads. */
public final class OpenAiCalls {
    private final OpenAIClient client;

    private OpenAiCalls(OpenAIClient client) {
        this.client = client;
    }

    public static void main(String[] arguments) {
        OpenAIClient client =
                OpenAIOkHttpClient.builder().fromEnv().maxRetries(0).build();
        new ChatChecks(client).runAll();
        new FaultChecks(client).runAll();
        new ResponseChecks(client).runAll();
        OpenAiCalls calls = new OpenAiCalls(client);
        run("embeddings", OPENAI, calls::embeddings);
        run("models", ANY, any -> calls.models());
        client.close();
    }

    private void embeddings(String provider) {
        EmbeddingCreateParams.Builder ask = EmbeddingCreateParams.builder().model(vectors(provider));
        List<Float> one = client.embeddings()
                .create(ask.input("text").build())
                .data()
                .getFirst()
                .embedding();
        Expect.equal(one.size(), 16);
        CreateEmbeddingResponse many = client.embeddings()
                .create(ask.inputOfArrayOfStrings(List.of("text", "b"))
                        .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT)
                        .build());
        Expect.equal(many.data().stream().map(each -> each.index()).toList(), List.of(0L, 1L));
        Expect.equal(many.data().getFirst().embedding(), one);
    }

    private void models() {
        Set<String> found = new HashSet<>();
        client.models().list().autoPager().forEach(model -> found.add(model.id()));
        Expect.that(
                found.containsAll(
                        List.of("smart-default", "cheap-fast", "reasoning", "embed-default", "@sim/chat-small")),
                found);
        Expect.equal(client.models().retrieve("@sim/chat-small").id(), "@sim/chat-small");
    }
}
