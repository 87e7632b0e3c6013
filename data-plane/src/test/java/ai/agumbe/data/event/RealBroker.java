package ai.agumbe.data.event;

import ai.agumbe.model.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** A real broker in a JVM of its own, that can be killed and started again on its port and data. */
final class RealBroker implements AutoCloseable {
    private final Path home;
    private final Path config;
    private final String address;
    private @Nullable Process process;

    RealBroker(Path home) throws IOException {
        this.home = home;
        int port = freePort();
        address = "127.0.0.1:" + port;
        config = Files.writeString(
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
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                """.formatted(port, freePort(), home.resolve("log")));
    }

    String address() {
        return address;
    }

    /** Formats its directory, starts it and makes the topics. */
    void create() throws Exception {
        String id = Uuid.randomUuid().toString();
        java("kafka.tools.StorageTool", "format", "-t", id, "-c", config.toString())
                .waitFor();
        start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address, "default.api.timeout.ms", 60_000))) {
            admin.createTopics(Arrays.stream(Topics.values())
                            .map(topic -> new NewTopic(topic.topic(), topic.partitions(), (short) 1))
                            .toList())
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    void start() throws IOException {
        process = java("kafka.Kafka", config.toString());
    }

    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private Process java(String main, String... arguments) throws IOException {
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
