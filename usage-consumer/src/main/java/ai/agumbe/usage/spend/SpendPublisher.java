package ai.agumbe.usage.spend;

import ai.agumbe.usage.intake.KafkaAccess;
import ai.agumbe.usage.setting.UsageSettings;
import ai.agumbe.usage.store.Database;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that publishes what was spent, whenever it is this replica's turn, from the start of the process to its end. */
@Context
final class SpendPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(SpendPublisher.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Database database;
    private final KafkaAccess kafka;
    private final String node;
    private final Reign.Surroundings around;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("spend").unstarted(this::run);

    SpendPublisher(Database database, KafkaAccess kafka, UsageSettings settings, Reign.Surroundings around) {
        this.database = database;
        this.kafka = kafka;
        this.node = settings.nodeId();
        this.around = around;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        thread.join(PATIENCE);
    }

    private void run() {
        try {
            do {
                reign();
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** As long as it is our turn and nothing fails. */
    private void reign() {
        try (Term term = Term.seek(database)) {
            if (!term.isOurs()) {
                return;
            }
            try (Watch watch = new Watch(kafka.reader());
                    SpendTopic topic = new SpendTopic(kafka.producer(), node)) {
                Reign reign = new Reign(term.connection(), watch, topic, around);
                reign.begin();
                around.tellings().leads(true);
                while (stopping.getCount() > 0) {
                    reign.turn();
                }
            }
        } catch (SQLException | RuntimeException failed) {
            LOG.atWarn().addKeyValue("error", failed.toString()).log("spend is not published, trying again");
        } finally {
            around.tellings().leads(false);
        }
    }
}
