package ai.agumbe.data.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What a chat's body may say to any provider, because it asks for what happens anyway or is not for the model. */
public final class ChatDefaults {
    private static final Set<String> TIERS = Set.of("auto", "default");

    private ChatDefaults() {}

    /** Marks as harmless what is; to be called after what the provider has words for was taken. */
    public static void allow(Parameters body) {
        body.harmless("model", "messages", "stream", "stream_options")
                .harmless("metadata", "prompt_cache_key", "prompt_cache_retention")
                .harmlessIf("store", ChatDefaults::isFalse)
                .harmlessIf("logprobs", ChatDefaults::isFalse)
                .harmlessIf("top_logprobs", ChatDefaults::isZero)
                .harmlessIf("n", value -> value.isIntegralNumber() && value.asLong() == 1)
                .harmlessIf("presence_penalty", ChatDefaults::isZero)
                .harmlessIf("frequency_penalty", ChatDefaults::isZero)
                .harmlessIf("logit_bias", value -> value.isObject() && value.isEmpty())
                .harmlessIf("modalities", ChatDefaults::isOnlyText)
                .harmlessIf("verbosity", value -> value.asText().equals("medium"))
                .harmlessIf("service_tier", value -> TIERS.contains(value.asText()));
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    private static boolean isZero(JsonNode value) {
        return value.isNumber() && value.decimalValue().signum() == 0;
    }

    private static boolean isOnlyText(JsonNode value) {
        return value.size() == 1 && value.path(0).asText().equals("text");
    }
}
