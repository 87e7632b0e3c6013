package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.Target;
import ai.agumbe.data.provider.openai.Accent.Trait;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where an operation stands below the base URL. */
final class OpenAiAddress {
    /** Azure's newest version that is not a preview; another one is named by the base URL's query. */
    private static final String API_VERSION = "api-version=2024-10-21";

    private OpenAiAddress() {}

    static String of(String operation, Target target, Accent accent) {
        if (!accent.has(Trait.DEPLOYMENTS) || target.origin().basePath().endsWith("/v1")) {
            return operation;
        }
        String deployment = URLEncoder.encode(target.upstreamModel(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        String path = "/deployments/" + deployment + operation;
        return target.origin().query().contains("api-version=") ? path : path + "?" + API_VERSION;
    }
}
