package ai.agumbe.data.provider.google;

import ai.agumbe.data.provider.ChatUsage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;

/** Reads {@code usageMetadata} into disjoint buckets: thoughts are counted beside the candidates, the cache within the prompt. */
final class GoogleUsage {
    private GoogleUsage() {}

    static Tokens read(JsonNode usage) {
        long prompt = ChatUsage.count(usage.path("promptTokenCount"))
                + ChatUsage.count(usage.path("toolUsePromptTokenCount"));
        long cached = Math.min(prompt, ChatUsage.count(usage.path("cachedContentTokenCount")));
        return new Tokens(
                prompt - cached,
                cached,
                0,
                0,
                ChatUsage.count(usage.path("candidatesTokenCount")),
                ChatUsage.count(usage.path("thoughtsTokenCount")));
    }
}
