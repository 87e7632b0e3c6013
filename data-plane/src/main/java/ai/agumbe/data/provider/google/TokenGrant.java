package ai.agumbe.data.provider.google;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Writes the form with which a service account asks for an access token: a JWT that it signed itself. */
final class TokenGrant {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private TokenGrant() {}

    static byte[] form(ServiceAccount account, Instant now) {
        String head =
                encoded(Json.object().put("alg", "RS256").put("typ", "JWT").put("kid", account.keyId()));
        String claims = encoded(Json.object()
                .put("iss", account.email())
                .put("scope", SCOPE)
                .put("aud", account.tokenUri().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond()));
        String signed = head + "." + claims;
        String grant = URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8);
        String form = "grant_type=" + grant + "&assertion=" + signed + "." + signature(account, signed);
        return form.getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(JsonNode json) {
        return URL.encodeToString(Json.write(json));
    }

    private static String signature(ServiceAccount account, String signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(account.privateKey()));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw ServiceAccount.unusable("its private_key is no RSA key in PEM");
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
