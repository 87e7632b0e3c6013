package ai.agumbe.local.part;

import ai.agumbe.local.layout.Installation;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import ai.agumbe.local.probe.KafkaProbe;
import ai.agumbe.local.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One broker that is its own controller (KRaft), in a JVM of its own with class path of its own. */
final class Kafka implements Part {
    private final Installation installation;
    private final Layout layout;
    private final Path folder;
    private final String advertised;
    private final String clusterId;

    /** @param advertised where clients reach it */
    Kafka(Installation installation, Layout layout, Path folder, String advertised, String clusterId) {
        this.installation = installation;
        this.layout = layout;
        this.folder = folder;
        this.advertised = advertised;
        this.clusterId = clusterId;
    }

    @Override
    public PartName name() {
        return PartName.of(PartKind.KAFKA);
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(folder);
            Files.writeString(settingsFile(), settings());
        } catch (IOException failure) {
            throw new StackFailure("kafka: " + folder + " cannot be written", failure);
        }
        if (!Files.exists(log().resolve("meta.properties"))) {
            new Program(JavaCommand.of("kafka.tools.StorageTool", installation.brokerClassPath())
                            .with("-Xmx256m", "-XX:TieredStopAtLevel=1", logging())
                            .arguments(
                                    "format",
                                    "-t",
                                    clusterId,
                                    "-c",
                                    settingsFile().toString(),
                                    "--ignore-formatted"))
                    .run("");
        }
    }

    @Override
    public List<String> command() {
        return JavaCommand.of("kafka.Kafka", installation.brokerClassPath())
                .with("-Xms128m", "-Xmx256m", "--sun-misc-unsafe-memory-access=allow", logging())
                .arguments(settingsFile().toString());
    }

    @Override
    public Probe probe() {
        return new KafkaProbe(layout.port(PartKind.KAFKA));
    }

    @Override
    public Duration endLimit() {
        return Duration.ofSeconds(20);
    }

    private static String logging() {
        return "-Dlogback.configurationFile=kafka-logback.xml";
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Path settingsFile() {
        return folder.resolve("server.properties");
    }

    /** One partition where the default is fifty, short sessions so that a killed broker is soon back. */
    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%1$d
                listeners=PLAINTEXT://%2$s,CONTROLLER://127.0.0.1:%1$d
                advertised.listeners=PLAINTEXT://%4$s
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=1
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=1000
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(layout.kafkaControllerPort(), layout.address(PartKind.KAFKA), log(), advertised);
    }
}
