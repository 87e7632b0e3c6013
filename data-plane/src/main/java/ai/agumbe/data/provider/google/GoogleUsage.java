package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.provider.ChatUsage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads {@code usageMetadata} into disjoint buckets: thoughts are counted beside the candidates, the cache within the prompt. */
final class GoogleUsage {
    private GoogleUsage() {}

    /** Empty when Google told nothing. */
    static Optional<Tokens> read(JsonNode usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        long prompt = ChatUsage.count(usage.path("promptTokenCount"))
                + ChatUsage.count(usage.path("toolUsePromptTokenCount"));
        long cached = Math.min(prompt, ChatUsage.count(usage.path("cachedContentTokenCount")));
        Tokens tokens = new Tokens(
                prompt - cached,
                cached,
                0,
                0,
                ChatUsage.count(usage.path("candidatesTokenCount")),
                ChatUsage.count(usage.path("thoughtsTokenCount")));
        return Optional.of(tokens.ofWhich(
                input(usage, "AUDIO"),
                input(usage, "IMAGE"),
                of("AUDIO", usage.path("candidatesTokensDetails")),
                of("IMAGE", usage.path("candidatesTokensDetails"))));
    }

    /** Without what of it was read from the cache. */
    private static long input(JsonNode usage, String modality) {
        return of(modality, usage.path("promptTokensDetails"))
                + of(modality, usage.path("toolUsePromptTokensDetails"))
                - of(modality, usage.path("cacheTokensDetails"));
    }

    private static long of(String modality, JsonNode details) {
        long tokens = 0;
        for (int i = 0; i < details.size(); i++) {
            if (details.path(i).path("modality").asText().equals(modality)) {
                tokens += ChatUsage.count(details.path(i).path("tokenCount"));
            }
        }
        return tokens;
    }

    /** Of a stream that broke off: its last word on output may be older than its last text. */
    static Usage unfinished(Tokens told, Usage estimate) {
        long output = Math.max(told.output(), estimate.tokens().output());
        return new Usage(
                new Tokens(told.input(), told.cachedInput(), 0, 0, output, told.reasoning(), told.media()), true);
    }
}
