package ai.agumbe.data;

import ai.agumbe.data.redis.RedisSettings;
import ai.agumbe.data.repeat.RepeatSettings;
import ai.agumbe.data.upstream.Authorities;
import ai.agumbe.model.net.AddressRange;
import ai.agumbe.model.net.OutboundRule;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import ai.agumbe.model.setting.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the environment says of this node, checked before a port opens. */
record DataPlaneSettings(
        Listening listening,
        String kafka,
        String controlPlaneUrl,
        String nodeId,
        Path dataDirectory,
        Secrets secrets,
        OutboundRule outbound,
        Authorities authorities,
        List<AddressRange> trustedProxies,
        Set<String> corsOrigins,
        Bounds bounds,
        Optional<Duration> maxConfigStaleness,
        Optional<RedisSettings> redis,
        RepeatSettings repeats,
        boolean callsOnLoops) {

    /** @param managementPort the calls' own port when nothing else is said */
    record Listening(String host, int port, int managementPort) {}

    record Secrets(KeyEncryptionKeys keys, Optional<Path> directory) {}

    record Bounds(
            long maxBodyBytes,
            int maxConnections,
            int maxExchanges,
            long journalMaxBytes,
            Duration journalMaxAge,
            Duration journalSyncInterval,
            Duration drainDelay,
            Duration drainTimeout) {}

    private static final String URL = "http://host:port of the control plane";
    private static final String RANGES = "address ranges such as 10.0.0.0/8, separated by commas";
    private static final String ORIGINS = "origins such as https://app.example.com, separated by commas";
    private static final String KEYS = "id:base64 of 32 bytes, entries separated by commas";
    private static final long HEAP_PER_EXCHANGE = 64 << 10;
    private static final long TEN_MEBIBYTES = 10L << 20;
    private static final long TEN_GIBIBYTES = 10L << 30;

    static DataPlaneSettings from(Settings settings, String hostName) {
        int port = settings.port("AGUMBE_PORT", 8080);
        return new DataPlaneSettings(
                new Listening(
                        settings.text("AGUMBE_HOST", "0.0.0.0", "an address to listen on"),
                        port,
                        settings.port("AGUMBE_MANAGEMENT_PORT", port)),
                settings.required("AGUMBE_KAFKA", "host:port[,host:port]", DataPlaneSettings::brokers),
                settings.required("AGUMBE_CONTROL_PLANE_URL", URL, DataPlaneSettings::url),
                settings.text("AGUMBE_NODE_ID", hostName, "a name for this node"),
                Path.of(settings.text("AGUMBE_DATA_DIR", "a directory that survives restarts")),
                new Secrets(
                        settings.secret("AGUMBE_KEY_ENCRYPTION_KEYS", KEYS, KeyEncryptionKeys::parse),
                        settings.optional("AGUMBE_SECRETS_DIR").map(Path::of).map(Path::toAbsolutePath)),
                new OutboundRule(settings.list("AGUMBE_ALLOWED_UPSTREAM_CIDRS", RANGES, AddressRange::parse)),
                authorities(settings),
                settings.list("AGUMBE_TRUSTED_PROXIES", RANGES, AddressRange::parse),
                Set.copyOf(settings.list("AGUMBE_CORS_ORIGINS", ORIGINS, DataPlaneSettings::origin)),
                bounds(settings),
                settings.optional("AGUMBE_MAX_CONFIG_STALENESS")
                        .map(set -> settings.duration("AGUMBE_MAX_CONFIG_STALENESS", Duration.ZERO)),
                redis(settings),
                new RepeatSettings(
                        settings.duration("AGUMBE_IDEMPOTENCY_LEASE", Duration.ofSeconds(10)),
                        settings.number("AGUMBE_IDEMPOTENCY_QUOTA_BYTES", 64L << 20, 0, 1L << 40)),
                settings.choice("AGUMBE_CALL_THREADS", "loops", List.of("loops", "jdk"))
                        .equals("loops"));
    }

    private static String origin(String text) {
        if (!text.matches("https?://[^/\\s]+")) {
            throw new IllegalArgumentException("not an origin");
        }
        return text;
    }

    private static String brokers(String text) {
        if (!text.matches("[^\\s,:]+:\\d{1,5}(\\s*,\\s*[^\\s,:]+:\\d{1,5})*")) {
            throw new IllegalArgumentException("not a list of brokers");
        }
        return text;
    }

    private static String url(String text) {
        if (!text.matches("https?://.+") || URI.create(text).getHost() == null) {
            throw new IllegalArgumentException("not a URL");
        }
        return text;
    }

    private static Authorities authorities(Settings settings) {
        String variable = "AGUMBE_UPSTREAM_CA_FILE";
        return settings.optional(variable)
                .map(set -> settings.required(
                        variable, "a readable file of PEM certificates", file -> Authorities.alsoOf(Path.of(file))))
                .orElse(Authorities.PUBLIC);
    }

    private static Optional<RedisSettings> redis(Settings settings) {
        return settings.optionalSecret("AGUMBE_REDIS_URL").map(url -> {
            Duration timeout = settings.duration("AGUMBE_REDIS_TIMEOUT", Duration.ofMillis(50));
            return settings.secret("AGUMBE_REDIS_URL", "redis://host:port", text -> new RedisSettings(text, timeout));
        });
    }

    private static long heapBytes() {
        return Math.min(Runtime.getRuntime().maxMemory(), 64L << 30);
    }

    private static Bounds bounds(Settings settings) {
        return new Bounds(
                settings.number("AGUMBE_MAX_BODY_BYTES", TEN_MEBIBYTES, 1_024, 1L << 30),
                (int) settings.number("AGUMBE_MAX_CONNECTIONS", 20_000, 1, 1_000_000),
                (int) settings.number("AGUMBE_MAX_EXCHANGES", heapBytes() / HEAP_PER_EXCHANGE, 1, 1_000_000),
                settings.number("AGUMBE_JOURNAL_MAX_BYTES", TEN_GIBIBYTES, 1 << 20, Long.MAX_VALUE),
                settings.duration("AGUMBE_JOURNAL_MAX_AGE", Duration.ofDays(1)),
                settings.duration("AGUMBE_JOURNAL_SYNC_INTERVAL", Duration.ofMillis(100)),
                settings.duration("AGUMBE_DRAIN_DELAY", Duration.ZERO),
                settings.duration("AGUMBE_DRAIN_TIMEOUT", Duration.ofSeconds(30)));
    }
}
