package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Config;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.model.key.Scope;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On whose behalf calls run. */
class AppsTest {
    private static final String SUPPORT = ",\"agumbe_guardrails_app_id\":\"app_support\"";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static String appOfOnly() {
        return GATEWAY.journal().only().opening().subject().app();
    }

    @Test
    void withoutANameItIsTheDefaultApp() {
        GATEWAY.chat(CHAT, "");

        assertThat(appOfOnly()).isEqualTo("default");
    }

    @Test
    void theBodyMayNameIt() {
        GATEWAY.chat(CHAT, SUPPORT);

        assertThat(appOfOnly()).isEqualTo("app_support");
        assertThat(GATEWAY.journal().only().opening().subject().costCenter()).isEqualTo("cc-42");
        assertThat(GATEWAY.journal().only().opening().subject().environment()).isEqualTo("prod");
    }

    @Test
    void itsPolicyIsTheOneThatWasInForceForTheCall() {
        GATEWAY.config().policy("acme", "app_support", Map.of());
        GATEWAY.apply();

        GATEWAY.chat(CHAT, SUPPORT);
        GATEWAY.chat("no-such-model", SUPPORT);
        GATEWAY.chat(CHAT, "");

        assertThat(GATEWAY.journal().exchanges())
                .extracting(each -> each.opening().policyVersion())
                .containsExactly(1, 1, null);
    }

    @Test
    void aBoundKeyBringsIt() {
        String bound = GATEWAY.config().key("app_support", Scope.ALL);
        GATEWAY.apply();

        assertThat(GATEWAY.chat(CHAT, SUPPORT, "x-api-key", bound).status()).isEqualTo(200);
        assertThat(appOfOnly()).isEqualTo("app_support");
        assertThat(GATEWAY.chat(CHAT, ",\"agumbe_guardrails_app_id\":\"default\"", "x-api-key", bound)
                        .code())
                .isEqualTo("app_mismatch");
    }

    @Test
    void appsThatAreUnknownOrOffAreRefused() {
        Answered unknown = GATEWAY.chat(CHAT, ",\"agumbe_guardrails_app_id\":\"app_typo\"");
        Answered off = GATEWAY.chat(CHAT, ",\"agumbe_guardrails_app_id\":\"app_off\"");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("app_not_found");
        assertThat(off.status()).isEqualTo(403);
        assertThat(off.code()).isEqualTo("app_inactive");
        assertThat(GATEWAY.journal().exchanges()).hasSize(2);
    }

    @Test
    void thePathMayFixIt() {
        String path = "/api/" + Config.APP_UUID.toUpperCase(Locale.ROOT) + "/v1/chat/completions";

        assertThat(GATEWAY.post(path, RunningGateway.chatBody(CHAT, "")).status())
                .isEqualTo(200);
        assertThat(appOfOnly()).isEqualTo("app_support");
        assertThat(GATEWAY.post(path, RunningGateway.chatBody(CHAT, ",\"agumbe_guardrails_app_id\":\"default\""))
                        .code())
                .isEqualTo("app_mismatch");
    }

    @Test
    void anotherTenantsUuidIsUnknown() {
        GATEWAY.config().tenant("other", true).app("other", "default", "0190b0a0-0000-7000-8000-00000000000f", true);
        GATEWAY.apply();

        Answered answer = GATEWAY.post(
                "/api/0190b0a0-0000-7000-8000-00000000000f/v1/chat/completions", RunningGateway.chatBody(CHAT, ""));

        assertThat(answer.code()).isEqualTo("app_not_found");
        assertThat(GATEWAY.get("/api/0190b0a0-0000-7000-8000-00000000000f/v1/models")
                        .status())
                .isEqualTo(404);
    }
}
