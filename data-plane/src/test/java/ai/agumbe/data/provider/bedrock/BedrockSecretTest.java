package ai.agumbe.data.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.provider.NotAskedException;
import org.junit.jupiter.api.Test;

class BedrockSecretTest {
    @Test
    void readsEitherForm() {
        assertThat(BedrockSecret.read("bedrock-api-key-abc"))
                .isEqualTo(new BedrockSecret.ApiKey("bedrock-api-key-abc"));
        assertThat(BedrockSecret.read("{\"access_key_id\":\"a\",\"secret_access_key\":\"b\"}"))
                .isEqualTo(new BedrockSecret.Access(new AwsKey("a", "b", null), null));
    }

    @Test
    void namesWhatIsMissingAndShowsNothingOfTheRest() {
        for (String secret : new String[] {"{\"access_key_id\":\"AKID\"}", "{\"access_key_id\":\"AKID\""}) {
            assertThatThrownBy(() -> BedrockSecret.read(secret))
                    .isInstanceOfSatisfying(
                            NotAskedException.class,
                            unusable -> assertThat(unusable.failure().fault()).isEqualTo(Fault.CREDENTIAL_REJECTED))
                    .hasMessageNotContaining("AKID");
        }
        assertThat(new BedrockSecret.ApiKey("x1y2").toString()).doesNotContain("x1y2");
    }
}
