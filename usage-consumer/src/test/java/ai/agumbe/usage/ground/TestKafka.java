package ai.agumbe.usage.ground;

import ai.agumbe.model.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/** One real broker for all tests, in a JVM of its own that ends with this one. */
public final class TestKafka {
    private TestKafka() {}

    public static String brokers() {
        return Holder.BROKERS;
    }

    public static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", brokers(), "default.api.timeout.ms", 40_000));
    }

    /** Deletes a topic and makes it anew. */
    public static void remake(Topics topic) {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(topic.topic())).all().get(20, TimeUnit.SECONDS);
            Waiting.until(Duration.ofSeconds(20), topic.topic() + " is there again", () -> create(admin, topic));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean create(Admin admin, Topics topic) {
        try {
            admin.createTopics(List.of(new NewTopic(topic.topic(), topic.partitions(), (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw new IllegalStateException(refused);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static final class Holder {
        private static final String BROKERS = start();

        private static String start() {
            try {
                Path home = Files.createTempDirectory("agumbe-kafka");
                int port = freePort();
                int controller = freePort();
                Path config = Files.writeString(
                        home.resolve("server.properties"), """
                        process.roles=broker,controller
                        node.id=1
                        controller.quorum.voters=1@127.0.0.1:%2$d
                        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                        controller.listener.names=CONTROLLER
                        log.dirs=%3$s
                        auto.create.topics.enable=false
                        offsets.topic.replication.factor=1
                        offsets.topic.num.partitions=1
                        transaction.state.log.replication.factor=1
                        transaction.state.log.min.isr=1
                        transaction.state.log.num.partitions=1
                        group.initial.rebalance.delay.ms=0
                        """.formatted(port, controller, home.resolve("log")));
                String id = Uuid.randomUuid().toString();
                java("kafka.tools.StorageTool", home, "format", "-t", id, "-c", config.toString())
                        .waitFor();
                Process broker = java("kafka.Kafka", home, config.toString());
                Runtime.getRuntime().addShutdownHook(new Thread(broker::destroyForcibly));
                createTopics("127.0.0.1:" + port);
                return "127.0.0.1:" + port;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        private static void createTopics(String brokers) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers, "default.api.timeout.ms", 60_000))) {
                Arrays.stream(Topics.values()).forEach(topic -> create(admin, topic));
            }
        }

        private static Process java(String main, Path home, String... arguments) throws IOException {
            ProcessBuilder command = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main);
            command.command().addAll(List.of(arguments));
            return command.redirectErrorStream(true)
                    .redirectOutput(home.resolve(main + ".log").toFile())
                    .start();
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }
}
