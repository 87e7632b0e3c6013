package ai.agumbe.control.credential;

import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.net.AwsHost;
import ai.agumbe.model.net.OutboundRule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form that a secret must have for its provider's kind. What it says of one names members, and shows none of their values. */
final class SecretForm {
    private static final Set<String> AWS_MEMBERS =
            Set.of("access_key_id", "secret_access_key", "session_token", "region");
    private static final String REGION = "[a-z0-9][a-z0-9-]{0,63}";

    private final OutboundRule outbound;
    private final List<String> faults = new ArrayList<>();

    private SecretForm(OutboundRule outbound) {
        this.outbound = outbound;
    }

    /** What is wrong with it; nothing when it will do. */
    static List<String> faultsOf(String secret, ProviderDocument provider, OutboundRule outbound) {
        SecretForm form = new SecretForm(outbound);
        boolean object = secret.strip().startsWith("{");
        if (object && provider.kind().equals("bedrock")) {
            form.checkAccessKey(form.members(secret), provider);
        } else if (object && provider.kind().equals("vertex")) {
            form.checkServiceAccount(form.members(secret));
        } else if (!secret.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            form.faults.add("holds a character that no header can carry (expected: one line of ASCII)");
        }
        return form.faults;
    }

    private JsonNode members(String secret) {
        try {
            return Json.read(JsonNode.class, secret);
        } catch (JsonProcessingException malformed) {
            faults.add("begins like an object but is no JSON");
            return Json.object();
        }
    }

    private void checkAccessKey(JsonNode members, ProviderDocument provider) {
        if (!faults.isEmpty()) {
            return;
        }
        need(members, "access_key_id");
        need(members, "secret_access_key");
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!AWS_MEMBERS.contains(member.getKey())) {
                faults.add("has the unknown member " + member.getKey() + " (expected: " + String.join(", ", AWS_MEMBERS)
                        + ")");
            } else if (!member.getValue().isTextual()) {
                faults.add("has a " + member.getKey() + " that is no text");
            }
        }
        String region = members.path("region").asText("");
        if (members.has("region") && !region.matches(REGION)) {
            faults.add("has a region that is none (expected: like us-east-1)");
        }
        if (region.isEmpty()
                && AwsHost.regionOfBedrock(URI.create(provider.baseUrl()).getHost())
                        .isEmpty()) {
            faults.add("names no region, and neither does its provider's base_url (expected: region)");
        }
    }

    private void checkServiceAccount(JsonNode members) {
        if (!faults.isEmpty()) {
            return;
        }
        if (!members.path("type").asText().equals("service_account")) {
            faults.add("has another type than service_account");
            return;
        }
        need(members, "client_email");
        need(members, "private_key");
        String key = members.path("private_key").asText("");
        if (!key.isBlank() && !isRsa(key)) {
            faults.add("has a private_key that is no RSA key in PEM");
        }
        if (members.has("token_uri")) {
            outbound.faultOf(members.path("token_uri").asText())
                    .ifPresent(fault ->
                            faults.add("has a token_uri that " + fault + " (expected: https and a public address)"));
        }
    }

    private void need(JsonNode members, String name) {
        if (members.path(name).asText("").isBlank()) {
            faults.add("has no " + name);
        }
    }

    private static boolean isRsa(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            return false;
        }
    }
}
