package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.JournalSettings;
import ai.agumbe.data.event.SegmentJournal;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Calls that find a real journal at its bound, which nothing empties. */
class UnmeteredTest {
    private static final long BOUND = 2_000;

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @TempDir
    Path directory;

    private SegmentJournal journal;

    @BeforeEach
    void fill() throws IOException {
        JournalSettings settings =
                JournalSettings.of(directory, "n", BOUND, Duration.ofHours(1), Duration.ofMillis(100));
        journal = new SegmentJournal(settings, InstantSource.system(), new SimpleMeterRegistry());
        GATEWAY.journal().before(journal);
        GATEWAY.provider().always(asked -> Script.chat("Hi", 7, 5));
        for (int i = 0; i < 50 && bytes() < BOUND; i++) {
            assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(200);
        }
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private long bytes() throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".journal")).toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    @Test
    void areRefusedBeforeTheProviderIsAskedUnlessTheirTenantChoseOtherwise() {
        int asked = GATEWAY.provider().asked().size();

        Answered answer = GATEWAY.chat(CHAT, "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("overloaded");
        assertThat(GATEWAY.provider().asked()).hasSize(asked);
    }

    @Test
    void areServedAndCountedAndLeaveNothingBehindForATenantThatChoseSo() throws IOException {
        GATEWAY.config().serveUnmetered("acme");
        GATEWAY.apply();
        long before = bytes();

        Answered whole = GATEWAY.chat(CHAT, "");
        GATEWAY.provider()
                .next(Script.stream()
                        .events(Replies.chunk("Hi"), Replies.FINISH, Replies.usage(7, 5), Replies.DONE)
                        .end());
        Answered streamed = GATEWAY.chat(CHAT, ",\"stream\":true");

        assertThat(whole.status()).isEqualTo(200);
        assertThat(streamed.text()).endsWith("data: [DONE]\n\n");
        assertThat(bytes()).isEqualTo(before);
        assertThat(GATEWAY.counted("agumbe.unmetered.calls", "tenant", "acme")).isEqualTo(2);
        assertThat(GATEWAY.counted("agumbe.unmetered.tokens", "tenant", "acme")).isEqualTo(24);
        assertThat(GATEWAY.counted("agumbe.unmetered.usd", "tenant", "acme")).isPositive();
    }
}
