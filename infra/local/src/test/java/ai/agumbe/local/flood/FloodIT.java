package ai.agumbe.local.flood;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Eventually;
import ai.agumbe.local.e2e.Settlement;
import ai.agumbe.local.e2e.Stack;
import ai.agumbe.local.e2e.StackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The usage-consumer, Postgres and Kafka are killed again and again while events are entered: in the end every sum is
 * what was sent.
 */
@ExtendWith(StackExtension.class)
class FloodIT {
    /** {@code -Dagumbe.flood.exchanges=1000000} and {@code -Dagumbe.flood.kills=20} for other numbers. */
    private static final int EXCHANGES = Integer.getInteger("agumbe.flood.exchanges", 5_000_000);

    private static final int KILLS = Integer.getInteger("agumbe.flood.kills", 100);
    private static final int FEW_EXCHANGES = 20_000;
    private static final int FEW_KILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path LOG = Path.of("target", "flood.txt");
    /** Kafka takes long to come back, and the build kills it elsewhere. */
    private static final List<String> FEW_VICTIMS = List.of("usage-consumer", "usage-consumer", "postgres");
    /** Most kills are of the process that is on trial. */
    private static final List<String> VICTIMS = List.of(
            "usage-consumer", "usage-consumer", "usage-consumer", "usage-consumer", "postgres", "postgres", "kafka");

    @Test
    void nothingIsLostOrCountedTwiceByAFewKills(Stack stack) throws IOException {
        new Trial(stack, FEW_EXCHANGES, FEW_KILLS, FEW_VICTIMS).run();
    }

    @Tag("long")
    @Test
    void norByMany(Stack stack) throws IOException {
        Files.writeString(LOG, new Trial(stack, EXCHANGES, KILLS, VICTIMS).run());
    }

    /** One flood and its kills, by a seed that is told. */
    private static final class Trial {
        private final Stack stack;
        private final int exchanges;
        private final int kills;
        private final List<String> victims;
        private final long seed = ThreadLocalRandom.current().nextInt(1_000_000_000);
        private final Random random = new Random(seed);
        private final Flood flood;
        private final FloodedBooks books;
        private final long before;
        private final StringBuilder told = new StringBuilder();

        Trial(Stack stack, int exchanges, int kills, List<String> victims) {
            this.stack = stack;
            this.exchanges = exchanges;
            this.kills = kills;
            this.victims = victims;
            String run = stack.name("flood");
            flood = new Flood(stack.document().kafka(), run, seed, Instant.now());
            books = new FloodedBooks(stack.document().postgres(), run);
            before = books.counted();
        }

        String run() {
            long began = System.nanoTime();
            tell("%,d exchanges, %,d events, %d kills, seed %d".formatted(exchanges, 2L * exchanges, kills, seed));
            try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
                CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> flood.send(exchanges), thread);
                for (int kill = 1; kill <= kills; kill++) {
                    kill(kill);
                }
                sent.join();
            }
            Eventually.within(PATIENCE.multipliedBy(4), this::counted, counted -> counted >= flood.sent());
            new Settlement(stack, stack.tenant(), Set.of()).settle();
            compare();
            tell("all entered after %d s: lines, hours and log rows are what was sent, difference 0"
                    .formatted(seconds(began)));
            return told.toString();
        }

        /** After a random share of what is to be entered. */
        private void kill(int number) {
            long share = 2L * exchanges / kills;
            long goal = share * (number - 1) + random.nextLong(share);
            Eventually.within(PATIENCE, this::counted, counted -> counted >= goal);
            String victim = victims.get(random.nextInt(victims.size()));
            stack.parts().kill9(victim);
            stack.parts().start(victim);
            tell("kill %d of %d: %s, with %,d records counted".formatted(number, kills, victim, counted()));
        }

        /** Records of this flood; less than nothing while Postgres does not say. */
        private long counted() {
            return books.counted() - before;
        }

        private void compare() {
            assertThat(books.ledger()).as("lines of the ledger").isEqualTo(flood.expected());
            assertThat(books.hours()).as("sums of hours").isEqualTo(flood.expected());
            assertThat(books.log()).as("log rows").isEqualTo(flood.expected());
        }

        private void tell(String line) {
            System.out.println("  flood: " + line);
            told.append(line).append('\n');
        }

        private static long seconds(long began) {
            return Duration.ofNanos(System.nanoTime() - began).toSeconds();
        }
    }
}
