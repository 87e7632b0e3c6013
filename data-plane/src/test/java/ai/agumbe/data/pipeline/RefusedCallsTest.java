package ai.agumbe.data.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Ending;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.event.Opening;
import ai.agumbe.data.event.Subject;
import ai.agumbe.data.event.Timings;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RecordingJournal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusedCallsTest {
    private final AtomicLong now = new AtomicLong(1_700_000_000_000L);
    private final RecordingJournal journal = new RecordingJournal();
    private final RefusedCalls calls =
            new RefusedCalls(journal, () -> Instant.ofEpochMilli(now.get()), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        calls.close();
    }

    private void refuse(String key, int status, String code) {
        Metadata told = new Metadata("w", null, null, "op", null, null, null, List.of());
        calls.keep(
                new Opening(
                        UUID.randomUUID(),
                        "r",
                        null,
                        Instant.ofEpochMilli(now.get()),
                        new Subject("acme", "default", null, null, key, null, "app"),
                        told,
                        "chat",
                        "m",
                        null,
                        false,
                        null),
                new Ending(Instant.ofEpochMilli(now.get()), status, code, null, 0, List.of(), Timings.NONE));
    }

    private List<Integer> counts() {
        return journal.exchanges().stream()
                .map(exchange -> exchange.endings().getFirst().count())
                .toList();
    }

    private int sum() {
        return counts().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void tenRowsOfASecondStandAloneAndTheRestTogether() {
        for (int i = 0; i < 500; i++) {
            refuse("k", 429, "rate_limit_exceeded");
        }
        assertThat(counts()).hasSize(10);

        now.addAndGet(1_000);
        Eventually.holds(() -> journal.exchanges().size() == 11);

        assertThat(counts().getLast()).isEqualTo(490);
        Opening sum = journal.exchanges().getLast().opening();
        assertThat(sum.metadata()).isEqualTo(Metadata.NONE);
        assertThat(sum.subject().keyId()).isEqualTo("k");
        assertThat(journal.exchanges().getLast().endings().getFirst().errorCode())
                .isEqualTo("rate_limit_exceeded");
    }

    @Test
    void everyKeyAndEverySecondHasItsOwnTen() {
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 12; i++) {
                refuse("a", 429, "rate_limit_exceeded");
                refuse("b", 402, "budget_exceeded");
            }
            now.addAndGet(1_000);
        }
        calls.close();

        assertThat(counts().stream().filter(count -> count == 1)).hasSize(60);
        assertThat(counts().stream().filter(count -> count == 2)).hasSize(6);
    }

    @Test
    void reasonsAreSummedUpApartAndOtherRefusalsNotAtAll() {
        for (int i = 0; i < 10; i++) {
            refuse("k", 503, "overloaded");
        }
        for (int i = 0; i < 5; i++) {
            refuse("k", 429, "rate_limit_exceeded");
            refuse("k", 402, "budget_exceeded");
            refuse("k", 400, "validation_error");
        }
        assertThat(counts()).hasSize(15);

        calls.close();

        assertThat(counts().subList(15, 17)).containsExactly(5, 5);
    }

    @Test
    void nothingIsLostOrCountedTwiceWhenManyAreRefusedWhileSecondsPass() {
        List<CompletableFuture<Void>> storm = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    for (int j = 0; j < 2_000; j++) {
                        refuse("k" + j % 3, 429, "rate_limit_exceeded");
                        now.addAndGet(1);
                    }
                }))
                .toList();
        storm.forEach(CompletableFuture::join);
        calls.close();

        assertThat(sum()).isEqualTo(8_000);
        assertThat(counts().size()).isLessThan(500);
    }
}
