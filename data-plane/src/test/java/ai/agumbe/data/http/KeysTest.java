package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.key.GatewayKey;
import ai.agumbe.model.key.Scope;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is let in, and to what. */
class KeysTest {
    private static final Instant PAST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static Answered with(String key) {
        return GATEWAY.chat(CHAT, "", "authorization", key.isEmpty() ? "" : "Bearer " + key);
    }

    @Test
    void keysThatAreMissingMalformedUnknownExpiredOrRevokedAreRefusedAlike() {
        GatewayKey known = GatewayKey.parse(GATEWAY.key()).orElseThrow();
        String wrongSecret =
                GatewayKey.withNewSecret(known.id(), new SecureRandom()).plaintext();
        List<String> bad = List.of(
                "",
                "nonsense",
                GATEWAY.key().substring(0, 60) + "000000",
                GatewayKey.generate(new SecureRandom()).plaintext(),
                wrongSecret,
                GATEWAY.config().key("acme", null, Scope.ALL, PAST, true),
                GATEWAY.config().key("acme", null, Scope.ALL, null, false),
                GATEWAY.config().key("nobody", null, Scope.ALL, null, true),
                GATEWAY.config().rotatedKey(PAST));
        GATEWAY.apply();

        assertThat(bad).allSatisfy(key -> {
            Answered answer = with(key);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("unauthorized");
            assertThat(answer.error().path("type").asText()).isEqualTo("authentication_error");
            assertThat(answer.header("x-request-id")).isNotEmpty();
            assertThat(answer.header("x-should-retry")).isEqualTo("false");
            assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
            assertThat(answer.header("x-agumbe-timing-total-ms"))
                    .matches("\\d+\\.\\d{3}")
                    .isEqualTo(answer.header("x-agumbe-timing-gateway-overhead-ms"));
            assertThat(answer.header("x-agumbe-timing-provider-ms")).isEqualTo("0.000");
            assertThat(answer.header("x-agumbe-attempts")).isEqualTo("0");
        });
        assertThat(GATEWAY.journal().exchanges()).isEmpty();
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }

    @Test
    void keysBeforeTheirExpiryAndSecretsWithinTheirOverlapAreGood() {
        String expiring = GATEWAY.config().key("acme", null, Scope.ALL, FUTURE, true);
        String rotated = GATEWAY.config().rotatedKey(FUTURE);
        GATEWAY.apply();

        assertThat(with(expiring).status()).isEqualTo(200);
        assertThat(with(rotated).status()).isEqualTo(200);
    }

    @Test
    void theKeyMayAlsoStandInXApiKeyButTwoDifferentOnesMayNot() {
        String other = GATEWAY.config().key();
        GATEWAY.apply();

        assertThat(GATEWAY.chat(CHAT, "", "x-api-key", other).status()).isEqualTo(200);
        assertThat(GATEWAY.chat(CHAT, "", "authorization", "bearer " + other, "x-api-key", other)
                        .status())
                .isEqualTo(200);
        assertThat(GATEWAY.chat(CHAT, "", "authorization", "Bearer " + other, "x-api-key", GATEWAY.key())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aKeyWithoutTheScopeIsRefusedWithARow() {
        String reader = GATEWAY.config().key(null, List.of(Scope.MODELS_READ));
        GATEWAY.apply();

        Answered answer = with(reader);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("insufficient_scope");
        assertThat(GATEWAY.journal().only().ending().errorCode()).isEqualTo("insufficient_scope");
        assertThat(GATEWAY.get(RunningGateway.LLM + "/models", "x-api-key", reader)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTenantThatIsOffIsRefused() {
        GATEWAY.config().tenant("off", false);
        String key = GATEWAY.config().key("off", null, Scope.ALL, null, true);
        GATEWAY.apply();

        assertThat(with(key).code()).isEqualTo("tenant_inactive");
    }

    @Test
    void aKeyIsGoodOnlyFromTheAddressesItLists() {
        String here = GATEWAY.config().keyFrom("127.0.0.0/8");
        String elsewhere = GATEWAY.config().keyFrom("10.0.0.0/8");
        GATEWAY.apply();

        assertThat(with(here).status()).isEqualTo(200);
        assertThat(with(elsewhere).code()).isEqualTo("ip_not_allowed");
        assertThat(GATEWAY.chat(CHAT, "", "x-api-key", elsewhere, "x-forwarded-for", "10.1.1.1")
                        .code())
                .as("nobody but a trusted proxy may say where a caller is")
                .isEqualTo("ip_not_allowed");
    }

    @Test
    void aKeyForSomeEndpointsIsGoodForNothingElse() {
        GatewayKey key = GatewayKey.parse(GATEWAY.key()).orElseThrow();
        KeyDocument free = GATEWAY.config().keyDocument(key.id());
        GATEWAY.config()
                .keyDocument(new KeyDocument(
                        free.tenant(),
                        free.id(),
                        free.name(),
                        null,
                        free.scopes(),
                        free.secrets(),
                        List.of("summarize"),
                        null,
                        true,
                        List.of(),
                        free.limits(),
                        free.metadata(),
                        null));
        GATEWAY.apply();

        Answered answer = GATEWAY.chat(CHAT, "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("endpoint_not_allowed");
    }
}
