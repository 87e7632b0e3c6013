package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.agumbe.data.event.Attempt;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Config;
import ai.agumbe.data.ground.FullBacklog;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.RouteDocument;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.config.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is asked: breakers, rests, credentials, conversations, models on their way out, and how long each may take. */
class RoutesTest {
    private static final String SECOND = "@fake/second";
    private static final String STREAM = ",\"stream\":true";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static RouteDocument route(String strategy, String affinity, Timeouts timeouts, String... models) {
        List<RouteDocument.Candidate> candidates = new ArrayList<>();
        for (String model : models) {
            candidates.add(new RouteDocument.Candidate(model, null, 1, 2, timeouts));
        }
        return new RouteDocument(
                null, "r", strategy, candidates, null, null, affinity, "off", Sharing.WITH_ALL, Instant.EPOCH);
    }

    private static void apply(RouteDocument route) {
        GATEWAY.config().model(SECOND, "fake", "second-up", "chat").route(route);
        GATEWAY.apply();
    }

    private static ModelDocument model(String state, Timeouts timeouts, String... credentials) {
        ModelDocument old = Config.modelDocument(CHAT, "fake", "gpt-up", "chat");
        List<ModelDocument.WeightedCredential> weighted = new ArrayList<>();
        for (String credential : credentials) {
            GATEWAY.config()
                    .credential(new CredentialDocument(
                            null,
                            credential,
                            "fake",
                            Config.KEYS.seal("secret-" + credential, "/" + credential),
                            null,
                            Sharing.WITH_ALL));
            weighted.add(new ModelDocument.WeightedCredential(credential, weighted.isEmpty() ? 3 : 1));
        }
        return new ModelDocument(
                null,
                CHAT,
                "fake",
                credentials.length == 0 ? old.credentials() : weighted,
                old.upstreamModel(),
                old.kind(),
                old.contextWindow(),
                old.maxOutputTokens(),
                old.prices(),
                state,
                timeouts,
                old.sharedWith(),
                1,
                old.createdAt());
    }

    private static String askedModel() {
        return GATEWAY.provider().lastAsked().json().path("model").asText();
    }

    private static List<String> outcomes() {
        return GATEWAY.journal().only().ending().attempts().stream()
                .map(Attempt::outcome)
                .toList();
    }

    private static void openTheBreaker() {
        for (int i = 0; i < 5; i++) {
            GATEWAY.provider().next(Script.json(500, "{}"));
            assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(502);
        }
    }

    @Test
    void anOpenBreakerAnswersForTheProviderStepsAsideInRoutesAndClosesAgain() {
        double openings = GATEWAY.counted("agumbe.breaker.openings");
        openTheBreaker();

        Answered refused = GATEWAY.chat(CHAT, "");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("circuit_open");
        assertThat(refused.header("retry-after")).isEqualTo("10");
        assertThat(Integer.parseInt(refused.header("retry-after-ms"))).isBetween(8_000, 10_000);
        assertThat(refused.header("x-should-retry")).isEmpty();
        assertThat(refused.header("x-agumbe-attempts")).isEqualTo("0");
        assertThat(GATEWAY.counted("agumbe.breaker.openings")).isEqualTo(openings + 1);
        assertThat(GATEWAY.counted("agumbe.lanes", "state", "open")).isOne();

        apply(route("priority", "none", Timeouts.INHERITED, CHAT, SECOND)); // a config change is no reason to forget
        Answered spare = GATEWAY.chat("r", "");
        assertThat(spare.json().path("model").asText()).isEqualTo(SECOND);
        assertThat(spare.header("x-agumbe-attempts")).isEqualTo("1");
        assertThat(GATEWAY.provider().asked()).hasSize(6);

        GATEWAY.later(Duration.ofSeconds(10));
        for (int i = 0; i < 3; i++) {
            assertThat(GATEWAY.chat("r", "").json().path("model").asText()).isEqualTo(CHAT);
        }
        assertThat(GATEWAY.counted("agumbe.lanes", "state", "open")).isZero();
        assertThat(GATEWAY.counted("agumbe.lanes", "state", "closed")).isEqualTo(2);
    }

    @Test
    void streamsAreJudgedByTheirEndAndProbesByTheirBeginning() {
        for (int i = 0; i < 5; i++) {
            GATEWAY.provider().next(Script.stream().events(Replies.chunk("a")).cut());
            assertThat(GATEWAY.chat(CHAT, STREAM).text()).contains("provider_error");
        }
        assertThat(GATEWAY.chat(CHAT, STREAM).code()).isEqualTo("circuit_open");

        GATEWAY.later(Duration.ofSeconds(10));
        for (int i = 0; i < 3; i++) {
            GATEWAY.provider().next(Script.stream().events(Replies.chunk("a")).cut());
            assertThat(GATEWAY.chat(CHAT, STREAM).status()).isEqualTo(200);
        }
        assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(200);
    }

    @Test
    void anotherProviderBehindTheSameNamesIsGivenAChance() {
        openTheBreaker();
        assertThat(GATEWAY.chat(CHAT, "").code()).isEqualTo("circuit_open");

        String moved = GATEWAY.provider().baseUrl().replace("/v1", "/moved/v1");
        GATEWAY.config().provider("fake", moved, Timeouts.INHERITED);
        GATEWAY.apply();
        assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(200);
    }

    @Test
    void aRestOfOneCredentialIsNotTheEndForTheOthers() {
        GATEWAY.config().model(model("active", Timeouts.INHERITED, "c-one", "c-two"));
        apply(route("priority", "none", Timeouts.INHERITED, CHAT));
        GATEWAY.provider().next(Script.json(429, Replies.error("slow down"), "retry-after", "30"));

        assertThat(GATEWAY.chat("r", "").status()).isEqualTo(200);
        assertThat(GATEWAY.journal().only().ending().attempts())
                .extracting(Attempt::credential)
                .containsExactlyInAnyOrder("c-one", "c-two");

        String rests = GATEWAY.provider().asked().getFirst().headers().get("authorization");
        for (int i = 0; i < 20; i++) {
            assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(200);
            assertThat(GATEWAY.provider().lastAsked().headers()).doesNotContainEntry("authorization", rests);
        }

        GATEWAY.provider().next(Script.json(429, Replies.error("slow down"), "retry-after", "60"));
        assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(429);
        Answered both = GATEWAY.chat(CHAT, "");
        assertThat(both.status()).isEqualTo(429);
        assertThat(Integer.parseInt(both.header("retry-after"))).isBetween(25, 30);
        assertThat(both.header("x-agumbe-attempts")).isEqualTo("0");
    }

    @Test
    void credentialsShareTheCallsByWeight() {
        GATEWAY.config().model(model("active", Timeouts.INHERITED, "c-one", "c-two"));
        GATEWAY.apply();
        for (int i = 0; i < 200; i++) {
            GATEWAY.chat(CHAT, "");
        }

        long one = GATEWAY.provider().asked().stream()
                .filter(asked -> "Bearer secret-c-one".equals(asked.headers().get("authorization")))
                .count();
        assertThat(one / 200.0).isCloseTo(0.75, within(0.12));
    }

    @Test
    void aConversationStaysWithOneCandidateAndOthersAreSpread() {
        apply(route("weighted", "session", Timeouts.INHERITED, CHAT, SECOND));
        TreeSet<String> used = new TreeSet<>();
        for (int session = 0; session < 20; session++) {
            TreeSet<String> asked = new TreeSet<>();
            for (int turn = 0; turn < 4; turn++) {
                GATEWAY.chat("r", "", "x-agumbe-session-id", "session-" + session);
                asked.add(askedModel());
            }
            assertThat(asked).hasSize(1);
            used.addAll(asked);
        }
        assertThat(used).containsExactly("gpt-up", "second-up");
    }

    @Test
    void aConversationStepsOverWhatFailsAndComesBack() {
        apply(route("weighted", "user", Timeouts.INHERITED, CHAT, SECOND));
        GATEWAY.chat("r", ",\"user\":\"anna\"");
        String usual = askedModel();
        GATEWAY.provider()
                .always(asked -> asked.json().path("model").asText().equals(usual)
                        ? Script.json(500, "{}")
                        : Script.chat("ok", 1, 1));
        for (int i = 0; i < 4; i++) {
            assertThat(GATEWAY.chat("r", ",\"user\":\"anna\"").status()).isEqualTo(200);
        }
        int before = GATEWAY.provider().asked().size();
        assertThat(GATEWAY.chat("r", ",\"user\":\"anna\"").header("x-agumbe-attempts"))
                .isEqualTo("1");
        assertThat(GATEWAY.provider().asked()).hasSize(before + 1);

        GATEWAY.provider().always(asked -> Script.chat("ok", 1, 1));
        GATEWAY.later(Duration.ofSeconds(10));
        GATEWAY.chat("r", ",\"safety_identifier\":\"anna\"");
        assertThat(askedModel()).isEqualTo(usual);
    }

    @Test
    void aModelThatDrainsServesThoseWhoNameItAndRoutesOnlyAsTheLastResort() {
        GATEWAY.config().model(model("draining", Timeouts.INHERITED));
        apply(route("priority", "none", Timeouts.INHERITED, CHAT, SECOND));

        assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(200);
        assertThat(GATEWAY.chat("r", "").json().path("model").asText()).isEqualTo(SECOND);

        GATEWAY.provider().next(Script.json(401, "{}"));
        assertThat(GATEWAY.chat("r", "").json().path("model").asText()).isEqualTo(CHAT);
    }

    @Test
    void aModelThatIsOffIsNotAsked() {
        GATEWAY.config().model(model("off", Timeouts.INHERITED));
        apply(route("priority", "none", Timeouts.INHERITED, CHAT));

        assertThat(List.of(GATEWAY.chat(CHAT, ""), GATEWAY.chat("r", "")))
                .allMatch(refused -> refused.header("x-should-retry").equals("false"))
                .allMatch(refused -> refused.header("retry-after").isEmpty())
                .extracting(Answered::code)
                .containsExactly("provider_disabled", "route_unavailable");
        apply(route("priority", "none", Timeouts.INHERITED, CHAT, SECOND));
        assertThat(GATEWAY.chat("r", "").json().path("model").asText()).isEqualTo(SECOND);
    }

    @Test
    void theNextIsAskedWhenTheProviderRejectsTheCredentialOrDoesNotKnowTheModel() {
        apply(route("priority", "none", Timeouts.INHERITED, CHAT, SECOND));
        for (int status : new int[] {401, 403, 404}) {
            GATEWAY.provider().next(Script.json(status, Replies.error("no")));

            Answered answer = GATEWAY.chat("r", "");
            assertThat(answer.json().path("model").asText()).isEqualTo(SECOND);
            assertThat(answer.header("x-agumbe-attempts")).isEqualTo("2");
        }
    }

    @Test
    void aContentFiltersReasonIsTheCallers() {
        apply(route("priority", "none", Timeouts.INHERITED, CHAT, SECOND));
        GATEWAY.provider()
                .next(Script.json(
                        400, "{\"error\":{\"message\":\"flagged: violence\",\"code\":\"content_policy_violation\"}}"));

        Answered answer = GATEWAY.chat("r", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText()).isEqualTo("flagged: violence");
        assertThat(GATEWAY.provider().asked()).hasSize(1);
    }

    @Test
    void aTimeoutMovesOnOnceAndWasProbablyPaid() {
        apply(route("priority", "none", new Timeouts(null, null, null, 300), CHAT, SECOND));
        GATEWAY.provider().next(Script.silent().stall(), Script.chat("second", 3, 4));

        Answered answer = GATEWAY.chat("r", "");

        assertThat(answer.header("x-agumbe-attempts")).isEqualTo("2");
        assertThat(outcomes()).containsExactly("timed_out", "answered");
        List<Attempt> attempts = GATEWAY.journal().only().ending().attempts();
        assertThat(attempts.getFirst().estimated()).isTrue();
        assertThat(attempts.getFirst().tokens().input()).isEqualTo(7);
        assertThat(attempts.getFirst().cost()).isPositive();
        assertThat(attempts.getLast().tokens().prompt()).isEqualTo(3);
    }

    @Test
    void headsAndEmptyEventsAreNoContent() {
        apply(route("priority", "none", new Timeouts(null, 400, null, null), CHAT, SECOND));
        Script empty = Script.stream();
        for (int i = 0; i < 20; i++) {
            empty.piece(": wait\n\n")
                    .events("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}")
                    .pause(Duration.ofMillis(100));
        }
        GATEWAY.provider()
                .next(
                        empty,
                        Script.stream()
                                .events(Replies.chunk("two"), Replies.FINISH, Replies.DONE)
                                .end());

        assertThat(GATEWAY.chat("r", STREAM).content()).isEqualTo("two");
        assertThat(outcomes()).containsExactly("timed_out", "answered");
    }

    @Test
    void aConnectThatTimesOutIsTriedAgainThenElsewhereAndCostsNothing() {
        try (FullBacklog full = new FullBacklog()) {
            GATEWAY.config()
                    .provider("full", full.baseUrl(), new Timeouts(200, null, null, null))
                    .model("@full/m", "full", "m", "chat");
            apply(route("priority", "none", Timeouts.INHERITED, "@full/m", CHAT));

            Answered answer = GATEWAY.chat("r", "");

            assertThat(answer.json().path("model").asText()).isEqualTo(CHAT);
            assertThat(outcomes()).containsExactly("connect_timed_out", "connect_timed_out", "answered");
            Attempt first = GATEWAY.journal().only().ending().attempts().getFirst();
            assertThat(first.millis()).isBetween(190.0, 1_000.0);
            assertThat(first.tokens().total()).isZero();
        }
    }

    @Test
    void theCandidatesTimeoutBeatsTheModelsBeatsTheProviders() {
        GATEWAY.config().provider("fake", GATEWAY.provider().baseUrl(), new Timeouts(null, null, null, 20_000));
        GATEWAY.config().model(model("active", new Timeouts(null, null, null, 600)));
        GATEWAY.provider().always(asked -> Script.silent().stall());
        apply(route("priority", "none", new Timeouts(null, null, null, 200), CHAT));

        assertThat(millisOf("r")).isBetween(190L, 550L);
        assertThat(millisOf(CHAT)).isBetween(590L, 2_000L);
    }

    private static long millisOf(String model) {
        long start = System.nanoTime();
        assertThat(GATEWAY.chat(model, "").code()).isEqualTo("request_timeout");
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
