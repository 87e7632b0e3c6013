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
        return Optional.of(new Tokens(
                prompt - cached,
                cached,
                0,
                0,
                ChatUsage.count(usage.path("candidatesTokenCount")),
                ChatUsage.count(usage.path("thoughtsTokenCount"))));
    }

    /** Of a stream that broke off: its last word on output may be older than its last text. */
    static Usage unfinished(Tokens told, Usage estimate) {
        long output = Math.max(told.output(), estimate.tokens().output());
        return new Usage(new Tokens(told.input(), told.cachedInput(), 0, 0, output, told.reasoning()), true);
    }
}
