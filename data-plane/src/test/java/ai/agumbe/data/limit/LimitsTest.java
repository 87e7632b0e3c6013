package ai.agumbe.data.limit;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.RealRedis;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.Limits;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that limits hold for, on three nodes that share a Redis. */
class LimitsTest {
    private static final RealRedis REDIS = new RealRedis();
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @RegisterExtension
    static final RunningGateway ONE = new RunningGateway(REDIS.settings());

    @RegisterExtension
    static final RunningGateway TWO = new RunningGateway(REDIS.settings());

    @RegisterExtension
    static final RunningGateway THREE = new RunningGateway(REDIS.settings());

    private static final List<RunningGateway> NODES = List.of(ONE, TWO, THREE);

    @BeforeEach
    void threeNodesOfOneGateway() {
        REDIS.look(redis -> redis.flushall());
        follow();
        NODES.forEach(node -> Eventually.holds(() -> node.assembly().redis().isHere()));
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    private static void follow() {
        ONE.apply();
        TWO.follow(ONE);
        THREE.follow(ONE);
    }

    private static void policy(Map<String, Object> settings, String... locked) {
        ONE.config().policy("acme", "default", settings, locked);
        follow();
    }

    private static String keyOf(@Nullable Integer perMinute, @Nullable Integer tokens, @Nullable Integer atOnce) {
        String key = ONE.config().keyLimitedTo(new Limits(perMinute, null, tokens, atOnce));
        follow();
        return key;
    }

    private static Answered ask(int node, String key, String more) {
        return NODES.get(node % NODES.size()).chat(CHAT, more, "authorization", "Bearer " + key);
    }

    private static List<Answered> together(int calls, IntFunction<Answered> call) {
        List<CompletableFuture<Answered>> all = IntStream.range(0, calls)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), THREADS))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private static long granted(List<Answered> answers) {
        assertThat(answers).extracting(Answered::status).containsOnly(200, 429);
        return answers.stream().filter(answer -> answer.status() == 200).count();
    }

    private static Script streamed() {
        return Script.stream()
                .events(
                        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}",
                        "[DONE]")
                .end();
    }

    private static Script late(Duration wait) {
        return Script.silent().pause(wait).then(Script.chat("Late", 11, 7));
    }

    @Test
    void anAppsRequestsPerMinuteHoldOnAllNodesTogether() {
        policy(Map.of("rateLimitPerMinute", 10));

        List<Answered> answers =
                IntStream.range(0, 13).mapToObj(i -> ask(i, ONE.key(), "")).toList();

        assertThat(answers.subList(0, 10)).extracting(Answered::status).containsOnly(200);
        assertThat(answers.getFirst().header("x-ratelimit-limit-requests")).isEqualTo("10");
        assertThat(answers.getFirst().header("x-ratelimit-remaining-requests")).isEqualTo("9");
        assertThat(answers.getFirst().header("x-ratelimit-reset-requests")).isEqualTo("1m0s");
        Answered refused = answers.getLast();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("guardrail_rate_limit_exceeded");
        assertThat(refused.error().path("param").asText()).isEqualTo("rateLimitPerMinute");
        assertThat(refused.error().path("type").asText()).isEqualTo("rate_limit_error");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 60);
        assertThat(Integer.parseInt(refused.header("retry-after-ms"))).isBetween(1, 60_000);
        assertThat(refused.header("x-ratelimit-remaining-requests")).isEqualTo("0");
        assertThat(refused.header("x-should-retry")).isEmpty();
        assertThat(ONE.provider().asked()).hasSize(10);
    }

    @Test
    void aKeysOwnLimitIsExactUnderParallelCallsOnAllNodes() {
        String key = keyOf(30, null, null);

        List<Answered> answers = together(120, i -> ask(i, key, ""));

        assertThat(granted(answers)).isEqualTo(30);
        assertThat(ONE.provider().asked()).hasSize(30);
        assertThat(answers.stream().filter(answer -> answer.status() == 429))
                .allMatch(answer -> answer.code().equals("rate_limit_exceeded"));
        assertThat(NODES).allMatch(node -> node.counted("agumbe.limits.alone") == 0);
    }

    @Test
    void aKeysValueTakesThePlaceOfItsAppsUnlessThatIsLocked() {
        policy(Map.of("rateLimitPerMinute", 2));
        String key = keyOf(4, null, null);

        assertThat(granted(together(8, i -> ask(i, key, "")))).isEqualTo(4);
        assertThat(granted(together(8, i -> ask(i, ONE.key(), "")))).isEqualTo(2);

        policy(Map.of("rateLimitPerMinute", 3), "rateLimitPerMinute");
        String other = keyOf(9, null, null);
        assertThat(granted(together(8, i -> ask(i, other, ""))))
                .as("one of three is left")
                .isEqualTo(1);
    }

    @Test
    void aTenantsLimitHoldsBesideTheOthers() {
        String key = keyOf(6, null, null);
        ONE.config().limit("acme", new Limits(4, null, null, null));
        follow();

        List<Answered> answers = together(10, i -> ask(i, i % 2 == 0 ? key : ONE.key(), ""));

        assertThat(granted(answers)).isEqualTo(4);
        assertThat(answers.stream().filter(answer -> answer.status() == 429).map(Answered::code))
                .containsOnly("rate_limit_exceeded");
    }

    @Test
    void callsAtOnceAreBoundedUntilTheyEndHoweverTheyDo() {
        String key = keyOf(null, null, 2);
        ONE.provider().always(request -> late(Duration.ofMillis(400)));

        assertThat(granted(together(9, i -> ask(i, key, "")))).isEqualTo(2);

        ONE.provider().always(request -> Script.json(500, "{}"));
        assertThat(together(2, i -> ask(i, key, "")))
                .extracting(Answered::status)
                .containsOnly(502);
        ONE.provider()
                .always(request -> request.text().contains("stream\":true") ? streamed() : Script.chat("Hi!", 11, 7));
        NODES.forEach(RunningGateway::forgetFailures);
        for (int i = 0; i < 6; i++) {
            assertThat(ask(i, key, i % 2 == 0 ? ",\"stream\":true" : "").status())
                    .isEqualTo(200);
        }
        NODES.forEach(node -> Eventually.holds(() -> node.counted("agumbe.limits.leases") == 0));
    }

    @Test
    void aCallerWhoLeavesMakesRoom() {
        String key = keyOf(null, null, 1);
        leaveMakesRoom(key, ",\"stream\":true", Script.stream().stall());
        leaveMakesRoom(key, "", Script.silent().stall());
    }

    private static void leaveMakesRoom(String key, String more, Script stalling) {
        ONE.provider().next(stalling);
        try (RawCaller caller = new RawCaller(ONE.port())
                .send(RawCaller.post("/v1/chat/completions", key, RunningGateway.chatBody(CHAT, more)))) {
            Eventually.holds(() -> ONE.counted("agumbe.limits.leases") == 1);
            assertThat(caller).isNotNull();
            assertThat(ask(1, key, "").status()).isEqualTo(429);
        }
        Eventually.holds(() -> ask(2, key, "").status() == 200);
    }

    @Test
    void tokensAreChargedByTheEstimateAndSettledByTheTruth() {
        String key = keyOf(null, 200, null);

        Answered first = ask(0, key, ",\"max_tokens\":100");
        awaitLeft(key, 0, 182);
        Answered second = ask(1, key, ",\"max_tokens\":100");
        awaitLeft(key, 0, 164);
        Answered tooLong = ask(2, key, ",\"max_tokens\":190");
        Answered never = ask(2, key, "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("x-ratelimit-limit-tokens")).isEqualTo("200");
        // Nine characters and a message: 3 + 4 tokens, and the answer's 100.
        assertThat(first.header("x-ratelimit-remaining-tokens")).isEqualTo("93");
        assertThat(second.status()).as("the first took 18 of its 107").isEqualTo(200);
        assertThat(second.header("x-ratelimit-remaining-tokens")).isEqualTo("75");
        assertThat(tooLong.status()).isEqualTo(429);
        assertThat(tooLong.header("x-ratelimit-remaining-tokens")).isEqualTo("164");
        assertThat(never.status()).isEqualTo(429);
        assertThat(never.error().path("message").asText()).contains("this call alone is estimated");
    }

    /** A reply does not wait until Redis has heard what its call took. */
    private static void awaitLeft(String key, int limit, int left) {
        Eventually.holds(() -> NODES.getLast()
                        .get("/v1/key", "authorization", "Bearer " + key)
                        .json()
                        .at("/data/limits/" + limit + "/remaining")
                        .asInt()
                == left);
    }

    @Test
    void repeatsAndRefusalsTakeNothing() {
        String key = keyOf(2, null, null);
        String name = UUID.randomUUID().toString();
        String[] repeated = {"authorization", "Bearer " + key, "idempotency-key", name};

        for (int i = 0; i < 4; i++) {
            assertThat(NODES.get(i % 3).chat(CHAT, "", repeated).status()).isEqualTo(200);
        }
        assertThat(ask(0, key, ",\"messages\":1").status()).isEqualTo(400);
        assertThat(ask(1, key, "").status()).isEqualTo(200);
        assertThat(ask(2, key, "").status()).isEqualTo(429);
    }

    @Test
    void otherSurfacesAreRefusedInTheirOwnWords() {
        policy(Map.of("maxConcurrency", 1, "rateLimitPerHour", 1));
        assertThat(ask(0, ONE.key(), "").status()).isEqualTo(200);

        Answered refused = TWO.post(
                RunningGateway.LLM + "/messages",
                "{\"model\":\"" + CHAT + "\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).startsWith("{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\"");
        assertThat(refused.error().path("param").asText()).isEqualTo("rateLimitPerHour");
        assertThat(refused.header("x-ratelimit-reset-requests"))
                .startsWith("59m")
                .endsWith("s");
    }

    @Test
    void whoHasNoLimitDoesNotAskRedisAndIsToldNothing() {
        Answered answer = ask(0, ONE.key(), "");

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("x-ratelimit"));
        assertThat(REDIS.<Long>look(redis -> redis.dbsize())).isZero();
    }

    @Test
    void aKeyIsToldWhatItIsAndHasLeft() {
        policy(Map.of("tokensPerMinute", 500));
        String key = keyOf(3, null, 2);
        ask(0, key, ",\"max_tokens\":50");
        awaitLeft(key, 1, 482);
        awaitLeft(key, 2, 2);

        JsonNode told = TWO.get(RunningGateway.LLM + "/key", "authorization", "Bearer " + key)
                .json()
                .path("data");

        assertThat(told.path("id").asText()).isEqualTo(key.substring(4, 20));
        assertThat(told.path("app_id").isNull()).isTrue();
        assertThat(told.path("expires_at").isNull()).isTrue();
        assertThat(told.path("scopes").size()).isEqualTo(6);
        assertThat(told.path("policy_version").asInt()).isEqualTo(1);
        assertThat(told.path("limits"))
                .extracting(limit ->
                        limit.path("of").asText() + " " + limit.path("name").asText() + " "
                                + limit.path("remaining").asInt() + "/"
                                + limit.path("limit").asInt())
                .containsExactly(
                        "key requests_per_minute 2/3", "app tokensPerMinute 482/500", "key max_concurrency 2/2");
        assertThat(TWO.get(RunningGateway.LLM + "/key", "authorization", "Bearer agk_x")
                        .status())
                .isEqualTo(401);
        assertThat(TWO.get(RunningGateway.LLM + "/key")
                        .json()
                        .path("data")
                        .path("limits")
                        .size())
                .as("without a limit of its own, the app's")
                .isEqualTo(1);
    }

    @Test
    void anAnswerIsAsLongAsThePolicyAllowsOnEverySurface() {
        policy(Map.of("maxTokens", 9));

        ask(0, ONE.key(), ",\"max_tokens\":50");
        assertThat(asked()).contains("\"max_tokens\":9").doesNotContain("50");
        ask(0, ONE.key(), ",\"max_output_tokens\":5");
        assertThat(asked()).contains("\"max_completion_tokens\":5");
        ask(0, ONE.key(), ",\"stream\":true");
        assertThat(asked()).contains("\"max_completion_tokens\":9");
        ONE.post(RunningGateway.LLM + "/responses", "{\"model\":\"" + CHAT + "\",\"input\":\"Hi\"}");
        assertThat(asked()).contains("tokens\":9");
        ONE.post(
                RunningGateway.LLM + "/messages",
                "{\"model\":\"" + CHAT
                        + "\",\"max_tokens\":500,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
        assertThat(asked()).contains("tokens\":9").doesNotContain("500");
    }

    private static String asked() {
        return ONE.provider().lastAsked().text();
    }
}
