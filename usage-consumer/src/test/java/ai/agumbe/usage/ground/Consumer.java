package ai.agumbe.usage.ground;

import ai.agumbe.usage.intake.Intakes;
import ai.agumbe.usage.setting.UsageSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;

/** The whole usage-consumer, started in this JVM. */
public final class Consumer implements AutoCloseable {
    private final ApplicationContext context;

    private Consumer(String node, String group, UsageSettings.Postgres database) {
        UsageSettings.Kafka kafka = new UsageSettings.Kafka(TestKafka.brokers(), group);
        context = ApplicationContext.builder()
                .singletons(new UsageSettings("127.0.0.1", 0, kafka, node, database, UsageSettings.Keeping.DEFAULT))
                .build();
        context.start();
    }

    /** A replica in the group of its own database. */
    public static Consumer start(String node, UsageSettings.Postgres database) {
        return new Consumer(node, "of-" + database.url().replaceAll(".*/", "").replaceAll("\\?.*", ""), database);
    }

    /** One that believes to be alone, so that it takes all partitions whoever else has them. */
    public static Consumer inGroup(String group, UsageSettings.Postgres database) {
        return new Consumer("node", group, database);
    }

    public boolean isReady() {
        return context.getBean(Intakes.class).trouble().isEmpty();
    }

    /** A counter of the usage topic. */
    public double metric(String name) {
        return context.getBean(MeterRegistry.class)
                .counter(name, "topic", "agumbe.usage")
                .count();
    }

    public double lag() {
        return context.getBean(MeterRegistry.class)
                .get("agumbe.usage.lag")
                .tag("topic", "agumbe.usage")
                .gauge()
                .value();
    }

    @Override
    public void close() {
        context.close();
    }
}
