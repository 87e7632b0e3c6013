package ai.agumbe.usage.setting;

import ai.agumbe.model.setting.SettingException;
import ai.agumbe.model.setting.Settings;
import java.time.LocalDate;
import java.time.Period;

/**
 * What the operator sets.
 *
 * @param port where health, readiness and metrics are served
 * @param nodeId names this process among its replicas; the same after a restart
 */
public record UsageSettings(String host, int port, Kafka kafka, String nodeId, Postgres postgres, Keeping keeping) {
    private static final int DEFAULT_PORT = 8082;
    private static final String HOURS = "AGUMBE_RETENTION_HOURS";

    /**
     * Where the brokers are, and what our consumer groups' names begin with.
     *
     * @param brokers {@code host:port}, separated by commas
     */
    public record Kafka(String brokers, String group) {}

    /** Where the database is, and who we are there. */
    public record Postgres(String url, String user, String password) {
        @Override
        public String toString() {
            return "Postgres[" + url + ", " + user + "]";
        }
    }

    /**
     * How long things are kept; sums of days are kept for good.
     *
     * @param ledger the ledger's lines
     * @param hours sums of hours, at least as long as the lines that they add up
     * @param payloads asks and answers
     */
    public record Keeping(Period logRows, Period ledger, Period hours, Period payloads) {
        public static final Keeping DEFAULT =
                new Keeping(Period.ofDays(30), Period.ofMonths(13), Period.ofMonths(13), Period.ofDays(7));

        private boolean outlivesRows() {
            return !LocalDate.EPOCH.plus(hours).isBefore(LocalDate.EPOCH.plus(ledger));
        }
    }

    /** Reads all settings; whatever is missing or malformed is thrown with its variable's name. */
    public static UsageSettings read(Settings settings, String hostName) {
        int port = settings.port("AGUMBE_PORT", DEFAULT_PORT);
        return new UsageSettings(
                settings.text("AGUMBE_HOST", "0.0.0.0", "an address to bind to"),
                settings.port("AGUMBE_MANAGEMENT_PORT", port),
                new Kafka(
                        settings.text("AGUMBE_KAFKA", "host:port[,host:port]"),
                        settings.text("AGUMBE_KAFKA_GROUP", "agumbe.usage-consumer", "a prefix of group names")),
                settings.text("AGUMBE_NODE_ID", hostName, "a name that no other usage-consumer has"),
                new Postgres(
                        settings.text("AGUMBE_POSTGRES_URL", "jdbc:postgresql://host:port/database"),
                        settings.text("AGUMBE_POSTGRES_USER", "a database role"),
                        settings.secret("AGUMBE_POSTGRES_PASSWORD", "the role's password", password -> password)),
                keeping(settings));
    }

    private static Keeping keeping(Settings settings) {
        Keeping keeping = new Keeping(
                settings.period("AGUMBE_RETENTION_LOG_ROWS", Keeping.DEFAULT.logRows()),
                settings.period("AGUMBE_RETENTION_LEDGER", Keeping.DEFAULT.ledger()),
                settings.period(HOURS, Keeping.DEFAULT.hours()),
                settings.period("AGUMBE_RETENTION_PAYLOADS", Keeping.DEFAULT.payloads()));
        if (!keeping.outlivesRows()) {
            throw new SettingException(HOURS, "is shorter than AGUMBE_RETENTION_LEDGER (expected: at least as long)");
        }
        return keeping;
    }
}
