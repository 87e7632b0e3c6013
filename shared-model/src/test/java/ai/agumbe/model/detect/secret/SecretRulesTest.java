package ai.agumbe.model.detect.secret;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.Redactor;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.key.GatewayKey;
import ai.agumbe.model.pattern.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretRulesTest {
    private static final Detector DETECTOR = new Detector(SecretRules.all());
    private static final List<String> FOLLOWERS = List.of(
            "", ".", ",", ")", "]", "}", ">", "|", "!", "?", ":", "<", ";", "'", "\"", "`", " ", "\n", "\\", "&", "*");
    private static final int TRIES = 8;

    @Test
    void knowsMoreThanTwoHundredFormats() {
        assertThat(SecretRules.all()).hasSizeGreaterThan(200);
        assertThat(SecretRules.all().stream().map(Rule::id).distinct()).hasSameSizeAs(SecretRules.all());
    }

    /** A made-up credential of each format is cut from a sentence whatever follows it. */
    @Test
    void findsEveryFormatInASentenceWhateverFollows() throws IOException {
        Samples samples = new Samples(new Random(6));
        List<String> missed = new ArrayList<>();
        for (String[] columns : columns()) {
            if (columns[1].startsWith("header")
                    || columns[1].startsWith("login")
                    || columns[1].startsWith("url")
                    || columns[1].startsWith("option")) {
                continue;
            }
            for (String follower : FOLLOWERS) {
                if (!foundOnce(samples, columns, follower)) {
                    missed.add(columns[0] + " before " + follower);
                }
            }
        }

        assertThat(missed).isEmpty();
    }

    /** Its digest is on the list; one letter of it changed, and it is a key like any other. */
    @Test
    void leavesWhatItsOwnerShowsToEverybody() {
        String shown = "AIza" + "SyAnLA7NfeLquW1tJFpx_eQCxoX-oo6YyIs";

        assertThat(DETECTOR.scan("key=" + shown)).isEmpty();
        assertThat(DETECTOR.scan("key=" + shown.replace("LquW1", "LquW2"))).hasSize(1);
    }

    @Test
    void findsCredentialsByWhatAnnouncesThem() {
        assertRedacts("Authorization: Bearer 8f14e45fceea167a", "Authorization: Bearer [REDACTED_SECRET]");
        assertRedacts("x-api-key: 'k29dn3n4msw8'", "x-api-key: '[REDACTED_SECRET]'");
        assertRedacts("curl -u elastic:P4ssw0rd$1 https://h", "curl -u elastic:[REDACTED_SECRET] https://h");
        assertRedacts("postgres://app:s3cr3tpw@db.internal/x", "postgres://app:[REDACTED_SECRET]@db.internal/x");
        assertRedacts("My password is hunter2x!, don't tell", "My password is [REDACTED_SECRET], don't tell");
        assertRedacts("db_password = \"s3cr3t!\"", "db_password = \"[REDACTED_SECRET]\"");
        assertRedacts("\"api_key\": \"9f8Jk2Lm4Qp7Rs1T\"", "\"api_key\": \"[REDACTED_SECRET]\"");
    }

    @Test
    void leavesPlaceholdersAlone() {
        for (String text : List.of(
                "API_KEY=your_api_key_here",
                "password: ********",
                "String password = request.getParameter(\"password1\")",
                "api_key = settings.OPENAI_KEY_2",
                "password = os.environ['DB_PASSWORD']",
                "Authorization: Bearer $TOKEN",
                "Authorization: Bearer <your token>",
                "curl -u \"${USER}:${PASS}\"",
                "postgres://user:password@localhost/db",
                "AKIAIOSFODNN7EXAMPLE",
                "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "I forgot my password and need to reset it today",
                "The secret to good bread is patience, and the key is time")) {
            assertRedacts(text, text);
        }
    }

    @Test
    void believesAFormatLessWhenItsCheckSumIsWrong() {
        String key = GatewayKey.generate(new SecureRandom()).plaintext();
        String mistyped = key.substring(0, key.length() - 1) + (key.endsWith("a") ? "b" : "a");

        assertThat(only("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").confidence())
                .isGreaterThan(0.9);
        assertThat(only(key).rule()).isEqualTo("agumbe-key");
        assertThat(only(key).confidence()).isGreaterThan(0.9);
        assertThat(only(mistyped).rule()).isEqualTo("agumbe-key");
        assertThat(only(mistyped).confidence()).isBetween(0.5, 0.7);
    }

    @Test
    void namesPrivateKeysAndTokens() {
        String body = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDAC4AWkdwKYSd8";
        String pem = "-----BEGIN PRIVATE KEY-----\n" + body + "\n" + body + "\n-----END PRIVATE KEY-----";

        assertRedacts("a " + pem + " b", "a [REDACTED_PRIVATE_KEY] b");
        assertRedacts("a " + pem.substring(0, 120), "a [REDACTED_PRIVATE_KEY]");
        assertThat(only("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.kvRPfjAhLhtRTczoRgctVGp7KY1QVH3UBZM")
                        .kind())
                .isEqualTo(Kind.JWT);
    }

    private static boolean foundOnce(Samples samples, String[] columns, String follower) {
        for (int i = 0; i < TRIES; i++) {
            String credential = samples.of(columns[2]).strip();
            String before = "My " + announced(columns[1]);
            String text = before + credential + follower;
            if (DETECTOR.scan(text).stream()
                    .anyMatch(found -> found.start() <= before.length() + 1
                            && found.end() >= before.length() + credential.length() - 1)) {
                return true;
            }
        }
        return false;
    }

    private static String announced(String where) {
        return where.startsWith("near ") ? where.substring(5).split(",", -1)[0].replace("*", "") + " key is " : "";
    }

    private static List<String[]> columns() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SecretRules.class.getResourceAsStream("credentials.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    private static Finding only(String text) {
        List<Finding> found = DETECTOR.scan(text);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void assertRedacts(String text, String expected) {
        assertThat(Redactor.redact(DETECTOR, text)).isEqualTo(expected);
    }

    @Test
    void triesEveryRuleSomewhere() {
        assertThat(DETECTOR.rules())
                .noneMatch(rule -> rule.anchor() instanceof Anchor.Prefix prefix
                        && prefix.words().isEmpty());
    }
}
