package ai.agumbe.data.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.CallsOfOneModel;
import ai.agumbe.data.provider.NotAskedException;
import ai.agumbe.data.provider.ProviderCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static KeyPair keys;

    private final FakeProvider google = new FakeProvider();
    private final CallsOfOneModel calls = new CallsOfOneModel(google.baseUrl());
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AccessTokens tokens = new AccessTokens(calls.caller(), now::get);

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @AfterEach
    void close() {
        google.close();
        calls.close();
    }

    @Test
    void asksWithAnAssertionThatTheAccountSigned() throws Exception {
        google.next(token("first", 3_600));

        assertThat(tokens.of(account(), call())).isEqualTo("first");

        assertThat(google.lastAsked().path()).isEqualTo("/v1/token");
        assertThat(google.lastAsked().headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        String[] form = google.lastAsked().text().split("&", -1);
        assertThat(URLDecoder.decode(form[0], StandardCharsets.UTF_8))
                .isEqualTo("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer");
        String[] jwt = form[1].substring("assertion=".length()).split("\\.", -1);
        assertThat(decoded(jwt[0]).path("kid").asText()).isEqualTo("k1");
        JsonNode claims = decoded(jwt[1]);
        assertThat(claims.path("iss").asText()).isEqualTo("a@p1.iam.test");
        assertThat(claims.path("aud").asText()).isEqualTo(google.baseUrl() + "/token");
        assertThat(claims.path("iat").asLong()).isEqualTo(START.getEpochSecond());
        assertThat(claims.path("exp").asLong()).isEqualTo(START.getEpochSecond() + 3_600);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    }

    @Test
    void asksOnceHoweverManyCallsNeedIt() throws Exception {
        google.next(Script.silent().pause(Duration.ofMillis(50)).raw(reply("only", 3_600)));
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> got = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                got.add(many.submit(() -> tokens.of(account(), call())));
            }
            for (Future<String> each : got) {
                assertThat(each.get()).isEqualTo("only");
            }
        }
        assertThat(google.asked()).hasSize(1);
    }

    @Test
    void renewsBeforeTheEndWhileCallsGoOn() {
        google.next(token("first", 3_600), Script.silent().stall());
        tokens.of(account(), call());

        now.set(START.plus(Duration.ofMinutes(54)));
        assertThat(tokens.of(account(), call())).isEqualTo("first");
        assertThat(google.asked()).hasSize(1);
        now.set(START.plus(Duration.ofMinutes(56)));
        assertThat(tokens.of(account(), call())).as("while the renewal hangs").isEqualTo("first");
        Eventually.holds(() -> google.asked().size() == 2);
        assertThat(tokens.of(account(), call())).isEqualTo("first");
        assertThat(google.asked()).as("one renewal at a time").hasSize(2);
    }

    @Test
    void takesTheRenewedOne() {
        google.next(token("first", 3_600), token("second", 3_600));
        tokens.of(account(), call());

        now.set(START.plus(Duration.ofMinutes(56)));

        Eventually.holds(() -> tokens.of(account(), call()).equals("second"));
        assertThat(google.asked()).hasSize(2);
    }

    @Test
    void servesOnWithTheOldOneWhenItCannotBeRenewedAndWaitsForOneWhenItEnded() {
        google.next(token("first", 3_600), Script.json(500, "{}"), token("third", 3_600));
        tokens.of(account(), call());

        now.set(START.plus(Duration.ofMinutes(56)));
        assertThat(tokens.of(account(), call())).isEqualTo("first");
        Eventually.holds(() -> google.asked().size() == 2);
        now.set(START.plus(Duration.ofMinutes(60)));

        Eventually.holds(() -> isGiven("third"));
    }

    /** A call that comes while the failing renewal still runs shares its failure; the next one does not. */
    private boolean isGiven(String token) {
        try {
            return tokens.of(account(), call()).equals(token);
        } catch (NotAskedException failedRenewal) {
            return false;
        }
    }

    @Test
    void saysInOurWordsWhyThereIsNone() {
        google.next(
                Script.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}"),
                Script.json(503, "{}"),
                Script.json(200, "<html>"),
                token("good", 3_600));

        assertThat(fault()).isEqualTo(Fault.CREDENTIAL_REJECTED);
        assertThat(fault()).isEqualTo(Fault.PROVIDER_FAILED);
        assertThat(fault()).isEqualTo(Fault.PROVIDER_FAILED);
        assertThat(tokens.of(account(), call())).as("a failure is not kept").isEqualTo("good");
    }

    @Test
    void waitsForNoneLongerThanTheCallHasTime() {
        google.next(Script.silent().stall());

        assertThatThrownBy(() -> tokens.of(account(), calls.impatient()))
                .isInstanceOfSatisfying(
                        NotAskedException.class,
                        late -> assertThat(late.failure().fault()).isEqualTo(Fault.CONNECT_TIMED_OUT));
    }

    @Test
    void refusesKeyFilesThatAreNone() {
        for (String file :
                List.of("{", "{\"type\":\"authorized_user\"}", keyFile("").replace("a@p1.iam.test", ""))) {
            assertThatThrownBy(() -> ServiceAccount.read(file))
                    .isInstanceOf(NotAskedException.class)
                    .hasMessageNotContaining("PRIVATE KEY");
        }
        ServiceAccount broken =
                ServiceAccount.read(keyFile("-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----"));
        assertThatThrownBy(() -> tokens.of(broken, call())).hasMessageContaining("private_key");
        assertThat(broken.toString()).doesNotContain("AAAA");
    }

    private Fault fault() {
        AtomicReference<Fault> seen = new AtomicReference<>();
        assertThatThrownBy(() -> tokens.of(account(), call()))
                .isInstanceOfSatisfying(
                        NotAskedException.class,
                        refused -> seen.set(refused.failure().fault()));
        return seen.get();
    }

    private ProviderCall call() {
        return calls.one();
    }

    private ServiceAccount account() {
        String pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getMimeEncoder(64, new byte[] {10})
                        .encodeToString(keys.getPrivate().getEncoded())
                        .replace("\n", "\\n")
                + "\\n-----END PRIVATE KEY-----\\n";
        return ServiceAccount.read(keyFile(pem));
    }

    private String keyFile(String pem) {
        return "{\"type\":\"service_account\",\"project_id\":\"p1\",\"private_key_id\":\"k1\",\"private_key\":\"" + pem
                + "\",\"client_email\":\"a@p1.iam.test\",\"token_uri\":\"" + google.baseUrl() + "/token\"}";
    }

    private static Script token(String value, int seconds) {
        return Script.json(200, body(value, seconds));
    }

    private static String reply(String value, int seconds) {
        String body = body(value, seconds);
        return "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private static String body(String value, int seconds) {
        return "{\"access_token\":\"" + value + "\",\"expires_in\":" + seconds + ",\"token_type\":\"Bearer\"}";
    }

    private static JsonNode decoded(String part) {
        return Json.readObject(Base64.getUrlDecoder().decode(part));
    }
}
