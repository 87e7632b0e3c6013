package ai.agumbe.data.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's own examples, which its test suite for version 4 publishes. */
class SignatureV4Test {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String TOKEN =
            "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";
    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
    private static final Map<String, String> HOST = Map.of("host", "example.amazonaws.com");

    @ParameterizedTest
    @CsvSource({
        "GET, /, 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "POST, /, 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "GET, /ሴ, 8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
        "GET, /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz, 07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"
    })
    void signsPaths(String method, String path, String signature) {
        assertThat(signed(null, method, path, HOST, "").get("authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                        + "SignedHeaders=host;x-amz-date, Signature=" + signature);
    }

    @Test
    void signsABodyWithItsType() {
        Map<String, String> headers =
                Map.of("host", "example.amazonaws.com", "content-type", "application/x-www-form-urlencoded");

        assertThat(signed(null, "POST", "/", headers, "Param1=value1").get("authorization"))
                .endsWith("SignedHeaders=content-type;host;x-amz-date, "
                        + "Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    @Test
    void signsTheTokenOfASession() {
        Map<String, String> signed = signed(TOKEN, "POST", "/", HOST, "");

        assertThat(signed.get("authorization"))
                .endsWith("SignedHeaders=host;x-amz-date;x-amz-security-token, "
                        + "Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead");
        assertThat(signed.get("x-amz-security-token")).isEqualTo(TOKEN);
        assertThat(signed.get("x-amz-date")).isEqualTo("20150830T123600Z");
        assertThat(signed).doesNotContainKey("host");
    }

    @Test
    void encodesAPathThatIsEncodedOnceMore() {
        assertThat(SignatureV4.encoded("/model/a.b-v1%3A0/converse")).isEqualTo("/model/a.b-v1%253A0/converse");
    }

    @Test
    void showsNoSecret() {
        assertThat(new SignatureV4(new AwsKey("AKIDEXAMPLE", SECRET, TOKEN), "r", "s").toString())
                .doesNotContain(SECRET, TOKEN);
    }

    private static Map<String, String> signed(
            @Nullable String token, String method, String path, Map<String, String> headers, String body) {
        return new SignatureV4(new AwsKey("AKIDEXAMPLE", SECRET, token), "us-east-1", "service")
                .sign(method, path, headers, body.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
