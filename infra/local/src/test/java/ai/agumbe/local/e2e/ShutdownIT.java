package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A data plane that is told to end says so first, goes on for a while, and lets what runs come to its end. */
@ExtendWith(StackExtension.class)
class ShutdownIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration DELAY = Duration.ofSeconds(2);
    private static final int SIGTERM_STATUS = 143;

    /** Eight seconds long: it outlives the delay. */
    private static final String SLOW = "{\"chunks\":40,\"chunk_ms\":200}";

    @TempDir
    Path directory;

    @Test
    void itTurnsUnreadyThenTakesNoMoreThenLetsStreamsEndAndTheirRowsCome(Stack stack)
            throws IOException, InterruptedException {
        Tenant tenant = stack.tenant();
        String model = stack.chatModel("1.00");
        stack.simulator().script(model.substring(5), SLOW);
        try (Twin extra = Twin.start(
                stack.parts(), "data-plane-1", directory, Map.of("AGUMBE_DRAIN_DELAY", DELAY.toMillis() + "ms"))) {
            Node node = new Node(extra.url(), tenant.key());
            Eventually.within(SOON, extra::ready, status -> status == 200);
            CompletableFuture<Answer> stream = CompletableFuture.supplyAsync(
                    () -> node.post("/chat/completions", Prompts.stream(model, "Tell me")));
            Eventually.within(SOON, () -> Node.metric(extra.url(), "agumbe_exchanges_running"), running -> running > 1);

            extra.terminate();

            Eventually.within(SOON, extra::ready, status -> status == 503);
            assertThat(node.chat("cheap-fast").status())
                    .as("served while load balancers still hear of it")
                    .isEqualTo(200);
            Eventually.within(SOON, extra::ready, status -> status == Twin.NOBODY);
            assertThat(stream)
                    .as("still running when nobody is let in any more")
                    .isNotDone();
            Answer whole = stream.join();
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.body()).endsWith("data: [DONE]\n\n").doesNotContain("\"error\"");
            assertThat(extra.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(extra.process().exitValue()).isIn(0, SIGTERM_STATUS);
            JsonNode row = Eventually.within(
                    SOON,
                    () -> stack.node(tenant)
                            .get("/requests/" + whole.header("x-request-id"))
                            .json()
                            .path("data"),
                    data -> !data.isMissingNode());
            assertThat(row.path("status").asText()).isEqualTo("success");
            assertThat(row.path("completionTokens").asLong()).isPositive();
        }
    }
}
