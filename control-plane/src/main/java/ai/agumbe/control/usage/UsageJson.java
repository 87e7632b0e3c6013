package ai.agumbe.control.usage;

import ai.agumbe.control.json.Json;
import ai.agumbe.model.money.MediaTokens;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Usage as JSON. */
final class UsageJson {
    private UsageJson() {}

    static ObjectNode of(List<UsageRow> rows) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        rows.forEach(row -> data.add(of(row)));
        answer.set("total", of(UsageRow.total(rows)));
        return answer;
    }

    /** The members of a row; CSV has the same, those of {@code latency_ms} one by one. */
    static ObjectNode of(UsageRow row) {
        ObjectNode members = Json.object();
        row.labels().forEach(members::put);
        UsageRow.Counts counts = row.counts();
        members.put("requests", counts.requests());
        members.put("errors", counts.errors());
        members.put("prompt_tokens", counts.prompt());
        members.put("completion_tokens", counts.completion());
        members.put("cached_tokens", counts.cached());
        members.put("reasoning_tokens", counts.reasoning());
        MediaTokens media = counts.media();
        members.put("audio_input_tokens", media.audioInput());
        members.put("image_input_tokens", media.imageInput());
        members.put("audio_output_tokens", media.audioOutput());
        members.put("image_output_tokens", media.imageOutput());
        members.put("tool_calls", counts.toolCalls());
        members.put("total_tokens", row.tokens());
        members.put("cost_usd", row.costText());
        members.put("unpriced", counts.unpriced());
        members.putObject("latency_ms")
                .put("p50", row.percentile(50))
                .put("p95", row.percentile(95))
                .put("p99", row.percentile(99));
        return members;
    }
}
