package ai.agumbe.data.repeat;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.Config.EMBEDDINGS;
import static ai.agumbe.data.ground.RunningGateway.LLM;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Ending;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.RealRedis;
import ai.agumbe.data.ground.RecordingJournal;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls with an {@code Idempotency-Key}, on two nodes that share a Redis. */
class RepeatsTest {
    private static final RealRedis REDIS = new RealRedis();
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @RegisterExtension
    static final RunningGateway ONE = new RunningGateway(REDIS.settings());

    @RegisterExtension
    static final RunningGateway TWO = new RunningGateway(REDIS.settings());

    private final String name = UUID.randomUUID().toString();

    @BeforeEach
    void twoNodesOfOneGateway() {
        TWO.follow(ONE);
        Eventually.holds(
                () -> ONE.assembly().redis().isHere() && TWO.assembly().redis().isHere());
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    private Answered ask(RunningGateway node, String... headers) {
        return askWith(node, "", headers);
    }

    private Answered askWith(RunningGateway node, String more, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "idempotency-key";
        all[1] = name;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return node.chat(CHAT, more, all);
    }

    private static CompletableFuture<Answered> meanwhile(Supplier<Answered> call) {
        return CompletableFuture.supplyAsync(call, THREADS);
    }

    private static Script late(String text, Duration wait) {
        return Script.silent().pause(wait).then(Script.chat(text, 11, 7));
    }

    private static int asked() {
        return ONE.provider().asked().size();
    }

    @Test
    void manyCallersOnTwoNodesShareOneProviderCallAndItsAnswer() {
        ONE.provider().next(late("First", Duration.ofMillis(300)));

        List<CompletableFuture<Answered>> calls = IntStream.range(0, 12)
                .mapToObj(i -> meanwhile(() -> ask(i % 2 == 0 ? ONE : TWO)))
                .toList();

        assertThat(calls)
                .extracting(call -> call.join().status() + call.join().text())
                .containsOnly("200" + calls.getFirst().join().text());
        assertThat(calls.getFirst().join().text()).contains("First");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void aRepeatIsAnExchangeOfItsOwnThatCostsNothing() {
        Answered first = ask(ONE, "x-request-id", "first");
        Answered repeat = ask(TWO, "x-request-id", "again");

        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(first.headers().map()).doesNotContainKey("x-agumbe-idempotency");
        assertThat(repeat.header("x-agumbe-idempotency")).isEqualTo("replayed");
        assertThat(repeat.header("x-request-id")).isEqualTo("again");
        assertThat(repeat.header("x-agumbe-attempts")).isEqualTo("0");
        assertThat(repeat.header("x-agumbe-model")).isEqualTo(CHAT);
        RecordingJournal.Exchange row = TWO.journal().only();
        Ending ending = row.ending();
        assertThat(row.opening().requestId()).isEqualTo("again");
        assertThat(ending.httpStatus()).isEqualTo(200);
        assertThat(ending.errorCode()).isNull();
        assertThat(ending.attempts()).isEmpty();
        assertThat(ending.routingDecision()).isEqualTo("replay");
        assertThat(TWO.assembly()
                        .metrics()
                        .counter("agumbe.idempotency", "outcome", "replayed")
                        .count())
                .isPositive();
    }

    @Test
    void anotherBodyIsRefused() {
        ask(ONE);
        Answered other = askWith(TWO, ",\"temperature\":1");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("idempotency_conflict");
        assertThat(other.header("x-should-retry")).isEqualTo("false");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void anotherBodyIsRefusedWhileTheFirstStillRuns() {
        ONE.provider().next(late("First", Duration.ofMillis(500)));
        CompletableFuture<Answered> first = meanwhile(() -> ask(ONE));
        Eventually.holds(() -> asked() == 1);

        assertThat(askWith(TWO, ",\"temperature\":1").status()).isEqualTo(409);
        assertThat(first.join().status()).isEqualTo(200);
    }

    @Test
    void malformedKeysAreRefused() {
        for (String malformed : List.of("with space", "x".repeat(256))) {
            Answered refused = ONE.chat(CHAT, "", "idempotency-key", malformed);

            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("idempotency_key_invalid");
        }
        assertThat(asked()).isZero();
    }

    @Test
    void keysCountForTheirGatewayKeyAndSurface() {
        String other = ONE.config().key();
        ONE.apply();
        ONE.provider().next(Script.chat("One", 1, 1), Script.chat("Two", 1, 1), Script.json(200, Replies.embedding()));

        ask(ONE);
        Answered ofAnother = ask(ONE, "authorization", "Bearer " + other);
        Answered embedded = ONE.post(
                LLM + "/embeddings", "{\"model\":\"" + EMBEDDINGS + "\",\"input\":\"x\"}", "idempotency-key", name);

        assertThat(ofAnother.text()).contains("Two");
        assertThat(embedded.status()).isEqualTo(200);
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void failuresThatMayPassAreNotKept() {
        for (int status : new int[] {500, 429, 503}) {
            ONE.forgetFailures();
            ONE.provider()
                    .next(Script.json(status, Replies.error("later"), "retry-after", "60"), Script.chat("Now", 1, 1));
            String key = name + status;

            Answered failed = ONE.chat(CHAT, "", "idempotency-key", key);
            Answered repeat = TWO.chat(CHAT, "", "idempotency-key", key);

            assertThat(failed.status()).isGreaterThanOrEqualTo(429);
            assertThat(repeat.status()).isEqualTo(200);
            assertThat(repeat.text()).contains("Now");
        }
    }

    @Test
    void aFinalRefusalIsTheAnswer() {
        ONE.provider().next(Script.json(400, Replies.error("too hot")));

        Answered first = ask(ONE);
        Answered repeat = ask(TWO);

        assertThat(first.status()).isEqualTo(400);
        assertThat(repeat.status()).isEqualTo(400);
        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(repeat.header("x-should-retry")).isEqualTo("false");
        assertThat(TWO.journal().only().ending().errorCode()).isEqualTo("provider_error");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void whoWaitsForAFailureTakesOver() {
        ONE.provider()
                .next(
                        Script.silent().pause(Duration.ofMillis(300)).then(Script.json(503, Replies.error("down"))),
                        Script.chat("Second", 1, 1));
        CompletableFuture<Answered> first = meanwhile(() -> ask(ONE));
        Eventually.holds(() -> asked() == 1);

        Answered waiting = ask(TWO);

        assertThat(first.join().status()).isGreaterThanOrEqualTo(500);
        assertThat(waiting.text()).contains("Second");
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void aStreamCannotBeHadTwice() {
        ONE.provider()
                .next(Script.stream()
                        .events(Replies.chunk("One"), Replies.FINISH, Replies.DONE)
                        .end());

        Answered first = askWith(ONE, ",\"stream\":true");
        Answered repeat = askWith(TWO, ",\"stream\":true");

        assertThat(first.text()).endsWith("data: [DONE]\n\n");
        assertThat(repeat.status()).isEqualTo(409);
        assertThat(repeat.code()).isEqualTo("idempotency_conflict");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void aStreamThatBrokeCanBeAskedForAgain() {
        ONE.provider()
                .next(
                        Script.stream().events(Replies.chunk("One")).cut(),
                        Script.stream()
                                .events(Replies.chunk("Two"), Replies.FINISH, Replies.DONE)
                                .end());

        Answered first = askWith(ONE, ",\"stream\":true");
        Answered repeat = askWith(TWO, ",\"stream\":true");

        assertThat(first.text()).contains("\"error\"");
        assertThat(repeat.content()).isEqualTo("Two");
    }

    @Test
    void anAnswerThatIsTooLargeToKeepCannotBeHadTwice() {
        ONE.provider().next(Script.chat("x".repeat(256 << 10), 1, 1));

        assertThat(ask(ONE).status()).isEqualTo(200);
        assertThat(ask(TWO).code()).isEqualTo("idempotency_conflict");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void aCallWhoseCallerLeavesGoesOnForTheRepeat() {
        ONE.provider().next(late("Late", Duration.ofMillis(500)));
        try (RawCaller caller = new RawCaller(ONE.port())) {
            caller.send(RawCaller.post(
                    "/v1/chat/completions", ONE.key(), RunningGateway.chatBody(CHAT, ""), "idempotency-key", name));
            Eventually.holds(() -> asked() == 1);
        }

        Answered repeat = ask(TWO);

        assertThat(repeat.text()).contains("Late");
        assertThat(asked()).isEqualTo(1);
        assertThat(ONE.provider().hangUps()).isZero();
        assertThat(ONE.journal().only().ending().httpStatus()).isEqualTo(200);
    }

    @Test
    void whoLeavesWhileItWaitsLeavesARow() {
        ONE.provider().next(late("Late", Duration.ofSeconds(2)));
        CompletableFuture<Answered> first = meanwhile(() -> ask(ONE));
        Eventually.holds(() -> asked() == 1);

        try (RawCaller waiting = new RawCaller(TWO.port())) {
            waiting.send(RawCaller.post(
                    "/v1/chat/completions", ONE.key(), RunningGateway.chatBody(CHAT, ""), "idempotency-key", name));
            Eventually.holds(() -> TWO.server().running() == 1);
        }

        assertThat(TWO.journal().only().ending().errorCode()).isEqualTo("client_cancelled");
        assertThat(first).as("the call itself goes on").isNotDone();
        assertThat(first.join().status()).isEqualTo(200);
    }

    @Test
    void aLongCallKeepsItsLease() {
        ONE.provider().next(late("Long", Duration.ofSeconds(3)));
        CompletableFuture<Answered> first = meanwhile(() -> ask(ONE));
        Eventually.holds(() -> asked() == 1);

        assertThat(ask(TWO).text()).isEqualTo(first.join().text());
        assertThat(asked()).as("though the lease was for a third of its time").isEqualTo(1);
    }

    @Test
    void whoWaitsForANodeThatDiedTakesOverAndItsAnswerStays() {
        try (Dying dying = new Dying()) {
            ONE.provider().next(late("Dead", Duration.ofSeconds(3)), Script.chat("Alive", 1, 1));
            CompletableFuture<Answered> lost = meanwhile(() -> ask(dying.node));
            Eventually.holds(() -> asked() == 1);
            dying.node.assembly().fallSilent();

            Answered waiting = ask(TWO);

            assertThat(waiting.text()).contains("Alive");
            assertThat(lost.join().text()).contains("Dead");
            assertThat(ask(ONE).text()).as("what came too late changed nothing").isEqualTo(waiting.text());
            assertThat(asked()).isEqualTo(2);
        }
    }

    /** A third node, to be lost. */
    private static final class Dying implements AutoCloseable {
        final RunningGateway node = new RunningGateway(REDIS.settings());

        Dying() {
            node.follow(ONE);
            Eventually.holds(() -> node.assembly().redis().isHere());
        }

        @Override
        public void close() {
            node.end();
        }
    }

    @Test
    void beyondATenantsQuotaAnswersAreNotKept() {
        Map<String, String> settings = new HashMap<>(REDIS.settings());
        settings.put("AGUMBE_IDEMPOTENCY_QUOTA_BYTES", "3000");
        REDIS.look(redis -> redis.flushall());
        RunningGateway small = new RunningGateway(settings);
        try {
            small.follow(ONE);
            Eventually.holds(() -> small.assembly().redis().isHere());

            List<Integer> statuses = IntStream.range(0, 12)
                    .mapToObj(i -> {
                        small.chat(CHAT, "", "idempotency-key", name + i);
                        return small.chat(CHAT, "", "idempotency-key", name + i).status();
                    })
                    .toList();
            Answered beyondMarks = small.chat(CHAT, "", "idempotency-key", name + "more");

            assertThat(statuses).startsWith(200, 200).contains(409);
            assertThat(beyondMarks.status()).isEqualTo(200);
            assertThat(beyondMarks.header("x-agumbe-idempotency"))
                    .as("marks have an end too")
                    .isEqualTo("off");
        } finally {
            small.end();
            REDIS.look(redis -> redis.flushall());
        }
    }

    @Test
    void nothingOfItCanBeReadInRedis() {
        ONE.provider().next(Script.chat("Blabbermouth", 1, 1));
        ask(ONE);

        String everything = REDIS.look(redis ->
                redis.keys("*").stream().map(key -> key + redis.hgetall(key)).reduce("", String::concat));

        assertThat(everything).contains("kept").doesNotContain("Blabber", "Hello you", name, ONE.key());
        List<Long> lives = REDIS.look(redis ->
                redis.keys("agumbe:{acme}:once:*").stream().map(redis::pttl).toList());
        assertThat(lives).isNotEmpty().allMatch(millis -> millis > 0 && millis <= 24 * 3_600_000);
    }
}
