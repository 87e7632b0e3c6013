package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.ChatUsage;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What Anthropic told of an answer's usage; streams tell it in two parts, the later word counts. */
final class AnthropicUsage {
    private final ObjectNode told = Json.object();

    void update(JsonNode usage) {
        usage.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                told.set(member.getKey(), member.getValue());
            }
        });
    }

    /** Empty when it told nothing. */
    Optional<Tokens> tokens() {
        return told.isEmpty() ? Optional.empty() : Optional.of(tokens(ChatUsage.count(told.path("output_tokens"))));
    }

    private Tokens tokens(long output) {
        JsonNode written = told.path("cache_creation");
        long forAnHour = ChatUsage.count(written.path("ephemeral_1h_input_tokens"));
        long inAll = ChatUsage.count(told.path("cache_creation_input_tokens"));
        // the sum may be younger than its parts
        long forMinutes = Math.max(ChatUsage.count(written.path("ephemeral_5m_input_tokens")), inAll - forAnHour);
        return new Tokens(
                ChatUsage.count(told.path("input_tokens")),
                ChatUsage.count(told.path("cache_read_input_tokens")),
                forMinutes,
                forAnHour,
                output,
                0);
    }

    /** Of its own tools only searches cost by the call. */
    private List<ToolCalls> toolCalls() {
        long searches = ChatUsage.count(told.path("server_tool_use").path("web_search_requests"));
        return searches == 0 ? List.of() : List.of(new ToolCalls(ToolCalls.WEB_SEARCH, searches));
    }

    /** Of a whole answer. */
    Usage whole(Usage estimate) {
        return tokens().map(Usage::told).orElse(estimate).with(toolCalls());
    }

    /** Before the end only the input is known; the rest is as estimated. */
    Usage soFar(Usage estimate) {
        return told.isEmpty() ? estimate : new Usage(tokens(estimate.tokens().output()), true, toolCalls());
    }
}
