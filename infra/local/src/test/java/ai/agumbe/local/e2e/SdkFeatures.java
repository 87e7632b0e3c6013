package ai.agumbe.local.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the programs' checks are called on the page, in its order. */
final class SdkFeatures {
    static final List<Section> SECTIONS = List.of(
            section(
                    "Chat completions",
                    "chat",
                    "A whole answer, with usage",
                    "stream",
                    "A stream, with usage",
                    "stream-helper",
                    "The SDK's own reader of streams",
                    "stream-left",
                    "A stream left early: the provider is left too",
                    "broken-stream",
                    "A stream the provider breaks off is an error",
                    "unfinished-stream",
                    "The same, told by the missing finish reason alone",
                    "tools",
                    "Two tools called at once",
                    "tools-streamed",
                    "The same, streamed",
                    "tool-results",
                    "The turn with the tools' results",
                    "tool-choice",
                    "A tool named, tools forbidden",
                    "structured",
                    "Structured output into the SDK's own types",
                    "images",
                    "An image in the prompt",
                    "reasoning",
                    "Thoughts, whole and streamed",
                    "usage-details",
                    "Cached and reasoning tokens",
                    "several-choices",
                    "Several choices (`n`)",
                    "own-members",
                    "`agumbe_metadata`, `x-request-id`, our headers",
                    "refusals",
                    "The provider's 400, 401, 404, 429, 500 as typed errors",
                    "retries",
                    "The SDK's retries after 503 and 429",
                    "no-retry",
                    "`x-should-retry: false` is obeyed",
                    "timeouts",
                    "The SDK's timeout; the provider is left too"),
            section(
                    "Embeddings, models, errors",
                    "embeddings",
                    "Embeddings, base64 and floats",
                    "models",
                    "Models, listed and one",
                    "errors",
                    "400, 401, 404 of the gateway as typed errors with the request's id"),
            section(
                    "Responses",
                    "responses",
                    "A whole answer, with usage",
                    "responses-stream",
                    "A stream of numbered events",
                    "responses-stream-helper",
                    "The SDK's own reader of streams",
                    "responses-stream-left",
                    "A stream left early: the provider is left too",
                    "responses-broken-stream",
                    "A stream the provider breaks off ends with `error` and `response.failed`",
                    "responses-tools",
                    "Two tools called at once",
                    "responses-tools-streamed",
                    "The same, streamed",
                    "responses-tool-results",
                    "The turn with the tools' results",
                    "responses-structured",
                    "Structured output into the SDK's own types",
                    "responses-images",
                    "An image in the prompt",
                    "responses-reasoning",
                    "Thoughts, whole and streamed",
                    "responses-usage-details",
                    "Cached and reasoning tokens",
                    "responses-refusals",
                    "The provider's 400, 429, 500 as typed errors",
                    "responses-retries",
                    "The SDK's retries after 503"),
            section(
                    "Messages",
                    "messages",
                    "A whole answer, with usage",
                    "messages-stream",
                    "A stream of named events",
                    "messages-stream-helper",
                    "The SDK's own reader of streams",
                    "messages-stream-left",
                    "A stream left early: the provider is left too",
                    "messages-broken-stream",
                    "A stream the provider breaks off is an error",
                    "messages-tools",
                    "Two tools called at once",
                    "messages-tools-streamed",
                    "The same, streamed",
                    "messages-tool-results",
                    "The turn with the tools' results",
                    "messages-tool-choice",
                    "A tool named, tools forbidden",
                    "messages-structured",
                    "Structured output into the SDK's own types",
                    "messages-images",
                    "An image in the prompt",
                    "messages-thinking",
                    "Thoughts, whole and streamed",
                    "messages-usage-details",
                    "Cached tokens",
                    "messages-count-tokens",
                    "Counting tokens",
                    "messages-own-members",
                    "`agumbe_metadata`, `x-request-id`, our headers",
                    "messages-refusals",
                    "The provider's 400, 401, 404, 429, 500 as typed errors with the request's id",
                    "messages-retries",
                    "The SDK's retries after 503 and 429",
                    "messages-no-retry",
                    "`x-should-retry: false` is obeyed",
                    "messages-timeouts",
                    "The SDK's timeout; the provider is left too",
                    "messages-models",
                    "Models, listed and one, in Anthropic's shape",
                    "messages-errors",
                    "400, 401, 404 of the gateway as typed errors with the request's id"));

    private SdkFeatures() {}

    /** All that programs may print. */
    static Set<String> names() {
        return SECTIONS.stream()
                .flatMap(section -> section.features().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Features of one table; the key is what programs print. */
    record Section(String title, Map<String, String> features) {}

    private static Section section(String title, String... keysAndTitles) {
        Map<String, String> features = new LinkedHashMap<>();
        for (int at = 0; at < keysAndTitles.length; at += 2) {
            features.put(keysAndTitles[at], keysAndTitles[at + 1]);
        }
        return new Section(title, features);
    }
}
