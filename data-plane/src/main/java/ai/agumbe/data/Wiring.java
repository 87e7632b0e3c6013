package ai.agumbe.data;

import ai.agumbe.data.auth.ConfigFreshness;
import ai.agumbe.data.config.ConfigFeed;
import ai.agumbe.data.config.ConfigSettings;
import ai.agumbe.data.config.LiveNodes;
import ai.agumbe.data.config.NodeReporter;
import ai.agumbe.data.event.JournalSender;
import ai.agumbe.data.event.JournalSettings;
import ai.agumbe.data.event.SegmentJournal;
import ai.agumbe.data.http.ClientAddress;
import ai.agumbe.data.http.Relay;
import ai.agumbe.data.limit.Gate;
import ai.agumbe.data.loop.CallThreads;
import ai.agumbe.data.loop.EventLoops;
import ai.agumbe.data.redis.SharedRedis;
import ai.agumbe.data.repeat.Repeats;
import ai.agumbe.data.server.BodyLimits;
import ai.agumbe.data.server.HttpServer;
import ai.agumbe.data.server.ServerLimits;
import ai.agumbe.data.snapshot.CredentialVault;
import ai.agumbe.data.spend.SpendFeed;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.model.net.AddressRange;
import ai.agumbe.model.net.OutboundRule;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** Makes the parts that need settings; the rest finds itself. */
@Factory
final class Wiring {
    private static final OutboundRule ANYWHERE =
            new OutboundRule(List.of(AddressRange.parse("0.0.0.0/0"), AddressRange.parse("::/0")));

    /** What begins before anything else is made, because it takes longest. */
    static ConfigFeed feed(DataPlaneSettings settings) {
        ConfigSettings config = ConfigSettings.of(settings.dataDirectory().resolve("config"));
        return ConfigFeed.fromKafka(config, InstantSource.system(), settings.kafka());
    }

    @Singleton
    PrometheusMeterRegistry metrics(ConfigFeed feed) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        feed.register(registry);
        return registry;
    }

    @Singleton
    EventLoops loops() {
        return new EventLoops(Runtime.getRuntime().availableProcessors());
    }

    @Singleton
    HttpServer server(EventLoops loops, DataPlaneSettings settings, PrometheusMeterRegistry metrics) {
        CallThreads threads = settings.callsOnLoops() ? CallThreads.carriedByLoops() : CallThreads.carriedByTheJdk();
        long quarterOfHeap = Runtime.getRuntime().maxMemory() / 4;
        BodyLimits bodies = new BodyLimits(settings.bounds().maxBodyBytes(), quarterOfHeap);
        ServerLimits limits = ServerLimits.DEFAULT.bounded(
                settings.bounds().maxConnections(), settings.bounds().maxExchanges());
        HttpServer server = new HttpServer(loops, threads, bodies, limits);
        metrics.gauge("agumbe.connections", server, HttpServer::connections);
        metrics.gauge("agumbe.exchanges.running", server, HttpServer::running);
        FunctionCounter.builder("agumbe.exchanges.shed", server, HttpServer::refused)
                .register(metrics);
        metrics.gauge("agumbe.bodies.bytes", bodies, BodyLimits::inFlightBytes);
        return server;
    }

    @Singleton
    UpstreamClient upstream(EventLoops loops, DataPlaneSettings settings) {
        return new UpstreamClient(loops, settings.outbound(), settings.authorities());
    }

    /** The control plane is the operator's own choice: it may lie anywhere. */
    @Singleton
    Relay relay(EventLoops loops, DataPlaneSettings settings) {
        return new Relay(
                new UpstreamClient(loops, ANYWHERE, settings.authorities()), Origin.of(settings.controlPlaneUrl()));
    }

    @Singleton
    ClientAddress clientAddress(DataPlaneSettings settings) {
        return new ClientAddress(settings.trustedProxies());
    }

    @Singleton
    CredentialVault vault(DataPlaneSettings settings) {
        return new CredentialVault(
                settings.secrets().keys(),
                System.getenv(),
                settings.secrets().directory().orElse(null));
    }

    @Singleton
    SegmentJournal journal(DataPlaneSettings settings, InstantSource clock, PrometheusMeterRegistry metrics)
            throws IOException {
        DataPlaneSettings.Bounds bounds = settings.bounds();
        JournalSettings journal = JournalSettings.of(
                settings.dataDirectory().resolve("journal"),
                settings.nodeId(),
                bounds.journalMaxBytes(),
                bounds.journalMaxAge(),
                bounds.journalSyncInterval());
        return new SegmentJournal(journal, clock, metrics);
    }

    @Singleton
    JournalSender sender(SegmentJournal journal, DataPlaneSettings settings, PrometheusMeterRegistry metrics) {
        return JournalSender.toKafka(journal, settings.kafka(), settings.nodeId(), metrics);
    }

    @Singleton
    @Bean(preDestroy = "close")
    SharedRedis redis(DataPlaneSettings settings, PrometheusMeterRegistry metrics) {
        return settings.redis().map(known -> SharedRedis.at(known, metrics)).orElseGet(() -> SharedRedis.none(metrics));
    }

    @Singleton
    @Bean(preDestroy = "close")
    Repeats repeats(SharedRedis redis, DataPlaneSettings settings, PrometheusMeterRegistry metrics) {
        return new Repeats(redis, settings.repeats(), settings.secrets().keys(), metrics);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Gate gate(
            SharedRedis redis, LiveNodes nodes, SpendFeed spend, InstantSource clock, PrometheusMeterRegistry metrics) {
        return new Gate(redis, new Gate.Surroundings(nodes::count, spend.spends(), clock), metrics);
    }

    @Singleton
    SpendFeed spend(DataPlaneSettings settings, PrometheusMeterRegistry metrics) {
        SpendFeed feed = SpendFeed.inKafka(settings.kafka());
        feed.register(metrics);
        return feed;
    }

    @Singleton
    LiveNodes liveNodes(DataPlaneSettings settings) {
        return LiveNodes.inKafka(settings.nodeId(), settings.kafka());
    }

    @Singleton
    ConfigFreshness freshness(ConfigFeed feed, DataPlaneSettings settings, InstantSource clock) {
        return new ConfigFreshness(feed.status(), settings.maxConfigStaleness(), clock);
    }

    @Singleton
    NodeReporter reporter(ConfigFeed feed, SegmentJournal journal, DataPlaneSettings settings, InstantSource clock) {
        return NodeReporter.toKafka(feed.status(), journal::shippedTo, settings.nodeId(), clock, settings.kafka());
    }
}
