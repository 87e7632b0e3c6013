package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.NotAskedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The forms a credential for Bedrock has. */
sealed interface BedrockSecret {
    /** A key of Bedrock's own, shown as it is. */
    record ApiKey(String value) implements BedrockSecret {
        @Override
        public String toString() {
            return "ApiKey[***]";
        }
    }

    /**
     * An access key, with which requests are signed.
     *
     * @param region null when the host says it
     */
    record Access(AwsKey key, @Nullable String region) implements BedrockSecret {}

    /** @param secret an object with {@code access_key_id}, {@code secret_access_key} and so on; anything else is an API key */
    static BedrockSecret read(String secret) {
        if (!secret.startsWith("{")) {
            return new ApiKey(secret);
        }
        try {
            JsonNode members = Json.readObject(secret.getBytes(StandardCharsets.UTF_8));
            AwsKey key = new AwsKey(
                    needed(members, "access_key_id"),
                    needed(members, "secret_access_key"),
                    members.path("session_token").textValue());
            return new Access(key, members.path("region").textValue());
        } catch (MalformedJsonException malformed) {
            throw unusable("it is not one JSON object");
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
                Failure.of(Fault.CREDENTIAL_REJECTED, "The credential for Bedrock cannot be used: " + reason + "."));
    }
}
