package ai.agumbe.control.access;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Migration;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.json.Digest;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.control.setting.ControlSettings;
import io.micronaut.context.annotation.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator's token: set from outside, or made once at first start, printed once and kept as a hash. */
@Context
final class AdminToken {
    private static final Logger LOG = LoggerFactory.getLogger(AdminToken.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int RANDOM_BYTES = 32;
    private final Database database;
    private final Optional<String> hashFromOutside;
    private volatile @Nullable String keptHash;

    AdminToken(ControlSettings settings, Database database, Migration migration) {
        this.database = database;
        this.hashFromOutside = settings.adminToken().map(Digest::of);
        if (hashFromOutside.isEmpty()) {
            Thread.ofPlatform().daemon().name("admin-token").start(() -> makeWhenMigrated(migration));
        }
    }

    /** Whether this is the token, found out in constant time. */
    boolean matches(String token) {
        String expected = hashFromOutside.orElseGet(this::keptHash);
        return MessageDigest.isEqual(
                Digest.of(token).getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
    }

    private void makeWhenMigrated(Migration migration) {
        try {
            while (!migration.await(PATIENCE) || !isKept()) {
                LOG.atDebug().log("the admin token waits for the database");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is a token now: one made here or before, by this or another replica. */
    private boolean isKept() {
        try {
            makeIfNone();
            return true;
        } catch (Problem away) {
            return false;
        }
    }

    private void makeIfNone() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String made = "aga_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        int kept = database.inTransaction(connection -> Query.of(
                        connection,
                        "insert into control.setting (name, value) values ('admin_token_sha256', ?) on conflict do nothing")
                .with(Digest.of(made))
                .run());
        if (kept == 1) {
            System.out.println("The admin token, shown this once: " + made);
        }
    }

    private String keptHash() {
        String known = keptHash;
        if (known == null) {
            known = database.inTransaction(connection -> Query.of(
                                    connection, "select value from control.setting where name = 'admin_token_sha256'")
                            .first(row -> row.getString(1)))
                    .orElseThrow(() -> Problem.of(Reason.UNAVAILABLE, "the admin token is being made; try again"));
            keptHash = known;
        }
        return known;
    }
}
