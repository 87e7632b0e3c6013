package ai.agumbe.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads scripts strictly: what is unknown or out of bounds is named and refused. */
public final class ScriptReader {
    private static final int LONGEST_MS = 600_000;
    private static final int MOST_CHUNKS = 10_000;
    private static final Set<String> MEMBERS = Set.of(
            "latency_ms",
            "chunk_ms",
            "chunks",
            "status",
            "body",
            "retry_after",
            "stall_after",
            "cut_after",
            "garbage",
            "usage",
            "reasoning",
            "text",
            "tool_calls",
            "json");
    private static final Set<String> TOOL_CALL = Set.of("id", "name", "arguments");
    private static final Set<String> USAGE =
            Set.of("prompt_tokens", "completion_tokens", "total_tokens", "cached_tokens", "reasoning_tokens");

    private ScriptReader() {}

    /** One script, or an array of them that take turns. */
    public static List<Script> readTurns(JsonNode turns) throws ScriptFault {
        if (!turns.isArray()) {
            return List.of(read(turns));
        }
        List<Script> read = new ArrayList<>();
        for (JsonNode script : turns) {
            read.add(read(script));
        }
        if (read.isEmpty()) {
            throw new ScriptFault("scripts: none (expected: at least one)");
        }
        return read;
    }

    public static Script read(JsonNode script) throws ScriptFault {
        Members members = Members.of("script", script, MEMBERS);
        return new Script(
                members.integer("status", 200, 200, 599),
                body(members.get("body")),
                retryAfter(members.get("retry_after")),
                pace(members),
                content(members),
                usage(members),
                garbage(members));
    }

    private static Pace pace(Members members) throws ScriptFault {
        return new Pace(
                Duration.ofMillis(members.integer("latency_ms", 0, 0, LONGEST_MS)),
                Duration.ofMillis(members.integer("chunk_ms", 0, 0, LONGEST_MS)),
                members.integer("chunks", 0, 1, MOST_CHUNKS),
                members.integer("stall_after", Pace.NEVER, 0, MOST_CHUNKS),
                members.integer("cut_after", Pace.NEVER, 0, MOST_CHUNKS));
    }

    private static @Nullable Body body(@Nullable JsonNode body) {
        if (body == null) {
            return null;
        }
        return body.isTextual() ? Body.ofText(body.textValue()) : Body.ofJson(body.toString());
    }

    private static @Nullable String retryAfter(@Nullable JsonNode value) throws ScriptFault {
        if (value == null) {
            return null;
        }
        String header = value.isNumber() || value.isTextual() ? value.asText() : "";
        if (header.isEmpty() || header.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new ScriptFault("script.retry_after: %s (expected: seconds, or an HTTP date)".formatted(value));
        }
        return header;
    }

    private static int garbage(Members members) throws ScriptFault {
        JsonNode value = members.get("garbage");
        if (value != null && value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        return members.integer("garbage", 0, 0, MOST_CHUNKS);
    }

    private static UsageReport usage(Members members) throws ScriptFault {
        if (!members.object().has("usage")) {
            return new UsageReport.Sold();
        }
        JsonNode value = members.get("usage");
        if (value == null || "none".equals(value.textValue())) {
            return new UsageReport.Silent();
        }
        Members usage = Members.of("script.usage", value, USAGE);
        return new UsageReport.Other(new Usage(
                usage.integer("prompt_tokens", 0, 0, Integer.MAX_VALUE / 2),
                usage.integer("completion_tokens", 0, 0, Integer.MAX_VALUE / 2),
                usage.integer("cached_tokens", 0, 0, Integer.MAX_VALUE / 2),
                usage.integer("reasoning_tokens", 0, 0, Integer.MAX_VALUE / 2)));
    }

    private static Content content(Members members) throws ScriptFault {
        String text = members.text("text");
        JsonNode json = members.get("json");
        if (text != null && json != null) {
            throw new ScriptFault("script: both text and json (expected: one of them)");
        }
        String reasoning = members.text("reasoning");
        return new Content(
                reasoning == null ? "" : reasoning,
                json == null ? text : json.toString(),
                toolCalls(members.get("tool_calls")));
    }

    private static List<ToolCall> toolCalls(@Nullable JsonNode calls) throws ScriptFault {
        List<ToolCall> read = new ArrayList<>();
        if (calls == null) {
            return read;
        }
        if (!calls.isArray()) {
            throw new ScriptFault("script.tool_calls: not an array (expected: [{name, arguments}])");
        }
        for (JsonNode call : calls) {
            read.add(toolCall("script.tool_calls[" + read.size() + "]", call, read.size()));
        }
        return read;
    }

    private static ToolCall toolCall(String where, JsonNode call, int index) throws ScriptFault {
        Members members = Members.of(where, call, TOOL_CALL);
        String name = members.text("name");
        String id = members.text("id");
        JsonNode arguments = members.get("arguments");
        if (name == null) {
            throw new ScriptFault(where + ".name: missing (expected: the tool's name)");
        }
        String given = arguments == null ? "{}" : arguments.isTextual() ? arguments.textValue() : arguments.toString();
        return new ToolCall(id == null ? "call_sim_" + index : id, name, given);
    }
}
