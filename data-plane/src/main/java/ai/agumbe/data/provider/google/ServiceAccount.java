package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.NotAskedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Who asks Google for access tokens, as Google's key files say it.
 *
 * @param keyId which of the account's keys this is
 * @param privateKey in PEM
 * @param tokenUri where tokens are had
 */
record ServiceAccount(String email, String keyId, String privateKey, URI tokenUri) {
    static ServiceAccount read(String keyFile) {
        try {
            JsonNode members = Json.readObject(keyFile.getBytes(StandardCharsets.UTF_8));
            if (!members.path("type").asText().equals("service_account")) {
                throw unusable("its type is not service_account");
            }
            return new ServiceAccount(
                    needed(members, "client_email"),
                    members.path("private_key_id").asText(""),
                    needed(members, "private_key"),
                    URI.create(members.path("token_uri").asText("https://oauth2.googleapis.com/token")));
        } catch (MalformedJsonException malformed) {
            throw unusable("it is not one JSON object");
        } catch (IllegalArgumentException malformed) {
            throw unusable("its token_uri is not a URL");
        }
    }

    private static String needed(JsonNode members, String name) {
        String value = members.path(name).asText("");
        if (value.isEmpty()) {
            throw unusable(name + " is missing");
        }
        return value;
    }

    static NotAskedException unusable(String reason) {
        return new NotAskedException(
                Failure.of(Fault.CREDENTIAL_REJECTED, "The credential for Vertex cannot be used: " + reason + "."));
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + email + ", ***]";
    }
}
