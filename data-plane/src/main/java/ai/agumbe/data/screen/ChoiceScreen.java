package ai.agumbe.data.screen;

import ai.agumbe.model.screen.Step;
import ai.agumbe.model.screen.TextScreen;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one choice of a stream, each of its texts by itself: thoughts, words, a refusal, the arguments of each call. When one
 * kind of text gives way to another, what was held of it comes first.
 */
final class ChoiceScreen {
    private static final List<String> TEXTS = List.of("reasoning_content", "reasoning", "content", "refusal");
    private static final String ARGUMENTS = "arguments";

    private final AnswerWays ways;
    private final Map<String, Step> texts = new LinkedHashMap<>();
    /** What came with this delta and was not read yet. */
    private final LinkedHashMap<String, JsonNode> unread = new LinkedHashMap<>();

    /** What was held of those when another text came first. */
    private final Map<String, String> ahead = new LinkedHashMap<>();

    private final Map<Integer, Call> calls = new TreeMap<>();

    /** The arguments of a call, and the member of the call that they stand in. */
    private record Call(Step step, String holder, String member) {}

    ChoiceScreen(AnswerWays ways) {
        this.ways = ways;
    }

    /** Puts what can go in place of what came. */
    void read(ObjectNode choice) {
        ObjectNode delta = choice.get("delta") instanceof ObjectNode told ? told : choice.putObject("delta");
        unread.clear();
        ahead.clear();
        for (String name : TEXTS) {
            JsonNode value = delta.path(name);
            if (value.isArray() || (value.isTextual() && !value.textValue().isEmpty())) {
                unread.put(name, value);
            }
        }
        while (!unread.isEmpty()) {
            Map.Entry<String, JsonNode> next = unread.pollFirstEntry();
            text(delta, next.getKey(), next.getValue());
        }
        thoughts(delta);
        calls(delta);
        if (choice.hasNonNull("finish_reason")) {
            endAll(delta);
        }
    }

    /** Puts in what was held; false when there was nothing. */
    boolean end(ObjectNode choice) {
        ObjectNode delta = (ObjectNode) choice.path("delta");
        endAll(delta);
        return !delta.isEmpty();
    }

    private void text(ObjectNode delta, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(part -> part(delta, name, part));
            return;
        }
        endOthers(delta, name);
        String before = ahead.getOrDefault(name, "");
        delta.put(name, before.concat(step(name).feed(value.textValue())));
    }

    /** Some say their words in parts, thoughts among them. */
    private void part(ObjectNode delta, String name, JsonNode part) {
        if (part.path("text").isTextual() && part instanceof ObjectNode told) {
            endOthers(delta, name);
            told.put("text", step(name).feed(told.path("text").textValue()));
        }
        for (JsonNode thought : part.path("thinking")) {
            if (thought.path("text").isTextual() && thought instanceof ObjectNode told) {
                told.put(
                        "text",
                        TextScreen.whole(ways.thought(), told.path("text").textValue()));
            }
        }
    }

    /** A signed thought comes whole; once changed, its signature is worth nothing. */
    private void thoughts(ObjectNode delta) {
        for (JsonNode block : delta.path("thinking_blocks")) {
            if (block.path("thinking").isTextual() && block instanceof ObjectNode told) {
                String said = told.path("thinking").textValue();
                String passed = TextScreen.whole(ways.thought(), said);
                if (!passed.equals(said)) {
                    told.put("thinking", passed);
                    told.remove("signature");
                }
            }
        }
    }

    private void calls(ObjectNode delta) {
        for (JsonNode call : delta.path("tool_calls")) {
            call(delta, call.path("index").asInt(), call.path("function"), "function", ARGUMENTS);
            call(delta, call.path("index").asInt(), call.path("custom"), "custom", "input");
        }
        call(delta, -1, delta.path("function_call"), "function_call", ARGUMENTS);
    }

    private void call(ObjectNode delta, int index, JsonNode told, String holder, String member) {
        JsonNode value = told.path(member);
        if (value.isTextual() && !value.textValue().isEmpty() && told instanceof ObjectNode object) {
            endOthers(delta, null);
            Call call = calls.computeIfAbsent(index, same -> begun(holder, member));
            object.put(member, call.step().feed(value.textValue()));
        }
    }

    private Call begun(String holder, String member) {
        return new Call(member.equals(ARGUMENTS) ? ways.json() : ways.freeInput(), holder, member);
    }

    private Step step(String name) {
        return texts.computeIfAbsent(name, same -> name.startsWith("reasoning") ? ways.thought() : ways.words());
    }

    private void endOthers(ObjectNode delta, @Nullable String name) {
        if (texts.isEmpty() || (texts.size() == 1 && name != null && texts.containsKey(name))) {
            return;
        }
        for (String other : TEXTS) {
            if (!other.equals(name)) {
                end(delta, other);
            }
        }
    }

    private void end(ObjectNode delta, String name) {
        Step step = texts.remove(name);
        String rest = step == null ? "" : step.finish();
        if (rest.isEmpty()) {
            return;
        }
        JsonNode said = delta.path(name);
        if (unread.containsKey(name)) {
            ahead.put(name, rest);
        } else if (said instanceof ArrayNode parts) {
            parts.addObject().put("type", "text").put("text", rest);
        } else {
            delta.put(name, said.asText("").concat(rest));
        }
    }

    private void endAll(ObjectNode delta) {
        endOthers(delta, null);
        calls.forEach((index, call) -> {
            String rest = call.step().finish();
            if (!rest.isEmpty()) {
                append(delta, index, call, rest);
            }
        });
        calls.clear();
    }

    private static void append(ObjectNode delta, int index, Call call, String rest) {
        ObjectNode told = index < 0 ? delta : callIn(delta, index);
        ObjectNode holder = told.get(call.holder()) instanceof ObjectNode there ? there : told.putObject(call.holder());
        holder.put(call.member(), holder.path(call.member()).asText("").concat(rest));
    }

    private static ObjectNode callIn(ObjectNode delta, int index) {
        ArrayNode calls = delta.get("tool_calls") instanceof ArrayNode there ? there : delta.putArray("tool_calls");
        for (JsonNode call : calls) {
            if (call.path("index").asInt() == index && call instanceof ObjectNode same) {
                return same;
            }
        }
        return calls.addObject().put("index", index);
    }
}
