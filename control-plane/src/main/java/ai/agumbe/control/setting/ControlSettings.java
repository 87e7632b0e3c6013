package ai.agumbe.control.setting;

import ai.agumbe.model.net.AddressRange;
import ai.agumbe.model.net.OutboundRule;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import ai.agumbe.model.setting.Settings;
import java.util.Optional;

/**
 * What the operator sets from outside.
 *
 * @param keys seal the credentials of providers
 * @param outbound where providers may be
 * @param redis where data planes count what running calls hold; empty where they do not
 * @param adminToken the operator's own token; empty when one is generated at first start
 */
public record ControlSettings(
        Listen listen,
        Kafka kafka,
        Postgres postgres,
        KeyEncryptionKeys keys,
        OutboundRule outbound,
        Optional<String> redis,
        Optional<String> adminToken) {
    private static final int MIN_TOKEN_LENGTH = 16;

    /** Where the process listens; health and metrics stand on a port of their own when one is set. */
    public record Listen(String host, int port, Optional<Integer> managementPort) {}

    /** The brokers, and how many copies of a topic are kept. */
    public record Kafka(String brokers, short replication) {}

    /** The database and the role that owns schema {@code control}. */
    public record Postgres(String url, String user, String password) {
        @Override
        public String toString() {
            return "Postgres[" + url + ", " + user + ", ***]";
        }
    }

    /** Reads them all; whatever is wrong names its variable. */
    public static ControlSettings from(Settings settings) {
        return new ControlSettings(
                new Listen(
                        settings.text("AGUMBE_HOST", "0.0.0.0", "an address to listen on"),
                        settings.port("AGUMBE_PORT", 8081),
                        settings.optional("AGUMBE_MANAGEMENT_PORT")
                                .map(set -> settings.port("AGUMBE_MANAGEMENT_PORT", 0))),
                new Kafka(settings.text("AGUMBE_KAFKA", "host:port[,host:port]"), (short)
                        settings.number("AGUMBE_KAFKA_REPLICATION", 1, 1, 15)),
                postgres(settings),
                settings.secret("AGUMBE_KEY_ENCRYPTION_KEYS", "id:base64 of 32 bytes", KeyEncryptionKeys::parse),
                new OutboundRule(settings.list(
                        "AGUMBE_ALLOWED_UPSTREAM_CIDRS", "ranges such as 10.0.0.0/8", AddressRange::parse)),
                redis(settings),
                adminToken(settings));
    }

    private static Optional<String> redis(Settings settings) {
        return settings.optionalSecret("AGUMBE_REDIS_URL")
                .map(set -> settings.secret("AGUMBE_REDIS_URL", "redis://[user:password@]host:port[/database]", url -> {
                    if (!url.matches("rediss?://.+")) {
                        throw new IllegalArgumentException("(expected: redis://[user:password@]host:port[/database])");
                    }
                    return url;
                }));
    }

    private static Postgres postgres(Settings settings) {
        return new Postgres(
                settings.secret("AGUMBE_POSTGRES_URL", "jdbc:postgresql://host:port/database", url -> {
                    if (!url.startsWith("jdbc:postgresql://")) {
                        throw new IllegalArgumentException("(expected: jdbc:postgresql://host:port/database)");
                    }
                    return url;
                }),
                settings.text("AGUMBE_POSTGRES_USER", "a database role"),
                settings.optionalSecret("AGUMBE_POSTGRES_PASSWORD").orElse(""));
    }

    private static Optional<String> adminToken(Settings settings) {
        return settings.optionalSecret("AGUMBE_ADMIN_TOKEN")
                .map(set -> settings.secret("AGUMBE_ADMIN_TOKEN", "a long random text", token -> {
                    if (token.length() < MIN_TOKEN_LENGTH) {
                        throw new IllegalArgumentException("too short (expected: at least 16 characters)");
                    }
                    return token;
                }));
    }

    @Override
    public String toString() {
        return "ControlSettings[" + listen + ", " + kafka + ", " + postgres + "]";
    }
}
