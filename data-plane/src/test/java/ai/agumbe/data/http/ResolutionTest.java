package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Config;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.RouteDocument;
import ai.agumbe.model.config.Sharing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a name in {@code model} stands for, and where a caller is. */
class ResolutionTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static String resolved(String model) {
        Answered answer = GATEWAY.chat(model, "");
        return answer.status() == 200 ? answer.header("x-agumbe-model") : answer.code();
    }

    private static RouteDocument alias(@Nullable String tenant, String id, String model, List<String> sharedWith) {
        List<RouteDocument.Candidate> candidates = List.of(new RouteDocument.Candidate(model, null, 1, 1, null));
        return new RouteDocument(
                tenant, id, "priority", candidates, null, null, "none", "off", sharedWith, Instant.EPOCH);
    }

    private static ModelDocument withUpstream(String id, String upstream) {
        return Config.modelDocument(id, "fake", upstream, "chat");
    }

    @Test
    void aTenantsAliasComesBeforeTheGlobalOneAndBothBeforeBareNames() {
        GATEWAY.config()
                .model(withUpstream("@fake/second", "smart"))
                .model(withUpstream("@fake/third", "third-up"))
                .route(alias(null, "smart", CHAT, Sharing.WITH_ALL));
        GATEWAY.apply();
        String global = resolved("smart");
        GATEWAY.config().route(alias("acme", "smart", "@fake/third", Sharing.WITH_NONE));
        GATEWAY.apply();

        assertThat(global).isEqualTo(CHAT);
        assertThat(resolved("smart")).isEqualTo("@fake/third");
    }

    @Test
    void aBareUpstreamNameMustBeUnique() {
        GATEWAY.config().model(withUpstream("@fake/one", "twin")).model(withUpstream("@fake/two", "twin"));
        GATEWAY.apply();

        Answered twin = GATEWAY.chat("twin", "");

        assertThat(resolved("gpt-up")).isEqualTo(CHAT);
        assertThat(twin.code()).isEqualTo("invalid_model");
        assertThat(twin.error().path("message").asText()).contains("@fake/one", "@fake/two");
    }

    @Test
    void whatIsNotSharedDoesNotExist() {
        GATEWAY.config()
                .route(alias(null, "theirs", CHAT, List.of("other")))
                .route(alias("other", "own", CHAT, List.of()));
        GATEWAY.apply();

        assertThat(resolved("theirs")).isEqualTo("invalid_model");
        assertThat(resolved("own")).isEqualTo("invalid_model");
    }

    @Test
    void aProviderThatTakesUnlistedModelsIsAskedForThem() {
        GATEWAY.config().openTo("fake");
        GATEWAY.apply();

        assertThat(resolved("@fake/gpt-up-2026/x")).isEqualTo("@fake/gpt-up-2026/x");
        assertThat(GATEWAY.provider().lastAsked().json().path("model").asText()).isEqualTo("gpt-up-2026/x");
        assertThat(GATEWAY.journal().only().ending().attempts().getFirst().cost())
                .as("at the price of the listed model whose name begins alike")
                .isEqualByComparingTo("0.000025");
        assertThat(resolved("@fake/")).isEqualTo("invalid_model");
        assertThat(resolved("@gone/x")).isEqualTo("invalid_model");
    }

    @Test
    void behindATrustedProxyTheLastAddressItDidNotVouchForCounts() {
        String key = GATEWAY.config().keyFrom("203.0.113.0/24");
        GATEWAY.apply();

        assertThat(statusThroughProxy(key, "x-forwarded-for", "203.0.113.9")).isEqualTo(200);
        assertThat(statusThroughProxy(key, "x-forwarded-for", "198.51.100.1, 203.0.113.9, 127.0.0.2"))
                .isEqualTo(200);
        assertThat(statusThroughProxy(key, "x-forwarded-for", "203.0.113.9, 198.51.100.1"))
                .isEqualTo(403);
        assertThat(statusThroughProxy(key, "x-forwarded-for", "203.0.113.9, unknown"))
                .isEqualTo(403);
        assertThat(statusThroughProxy(key, "x-forwarded-for", "203.0.113.9", "x-forwarded-for", "198.51.100.1"))
                .as("a proxy may add a header of its own below what its client sent")
                .isEqualTo(403);
    }

    private static int statusThroughProxy(String key, String... headers) {
        try (RawCaller proxy = new RawCaller(GATEWAY.port(), "127.0.0.2")) {
            String body = RunningGateway.chatBody(CHAT, "");
            String reply = proxy.send(RawCaller.post("/v1/chat/completions", key, body, headers))
                    .readReply();
            return Integer.parseInt(reply.substring(9, 12));
        }
    }
}
