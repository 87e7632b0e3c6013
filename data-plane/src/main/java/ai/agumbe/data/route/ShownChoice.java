package ai.agumbe.data.route;

import ai.agumbe.data.route.ShownAnswer.News;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What a caller has seen of one choice: each text by where it stands, those of tool calls among them. */
final class ShownChoice {
    private static final String CALLS = "tool_calls";
    private static final String FUNCTION = "function";
    /** What names a tool call; it is told once. */
    private static final List<String> CALL_HEAD = List.of("id", "type");

    private final Map<String, ShownText> texts = new HashMap<>();
    private boolean roleShown;
    private boolean finished;
    private int characters;

    /** Remembers a chunk's part; false when it holds what cannot be compared. */
    boolean note(JsonNode choice) {
        boolean comparable = !choice.hasNonNull("logprobs");
        for (Map.Entry<String, JsonNode> member : choice.path("delta").properties()) {
            JsonNode value = member.getValue();
            if (member.getKey().equals(CALLS) && value.isArray()) {
                for (JsonNode call : value) {
                    comparable &= noteCall(call);
                }
            } else if (member.getKey().equals("role")) {
                roleShown = true;
            } else if (!value.isNull()) {
                comparable &= noteText(member.getKey(), value);
            }
        }
        finished |= choice.path("finish_reason").isTextual();
        return comparable;
    }

    private boolean noteCall(JsonNode call) {
        boolean comparable = true;
        for (Map.Entry<String, JsonNode> member : call.path(FUNCTION).properties()) {
            comparable &= noteText(pathOf(call, member.getKey()), member.getValue());
        }
        return comparable;
    }

    private boolean noteText(String path, JsonNode value) {
        if (value.isTextual()) {
            text(path).show(value.textValue());
            characters += value.textValue().length();
        }
        return value.isTextual() || value.isNull();
    }

    void again() {
        texts.values().forEach(ShownText::again);
    }

    boolean isFinished() {
        return finished;
    }

    int characters() {
        return characters;
    }

    /** Takes out of another stream's part what the caller has seen. */
    News cut(ObjectNode choice) {
        if (finished) {
            return News.KNOWN;
        }
        boolean finishes = choice.path("finish_reason").isTextual();
        if (choice.path("delta") instanceof ObjectNode delta) {
            if (!cutDelta(delta)) {
                return News.DISAGREES;
            }
            if (delta.isEmpty() && !finishes) {
                return News.KNOWN;
            }
        }
        if (finishes && isBehind()) {
            return News.DISAGREES;
        }
        finished = finishes;
        return News.NEW;
    }

    /** False when it disagrees. */
    private boolean cutDelta(ObjectNode delta) {
        for (Map.Entry<String, JsonNode> member : new ArrayList<>(delta.properties())) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (name.equals(CALLS) && value.isArray()) {
                if (!cutCalls(value)) {
                    return false;
                }
                if (value.isEmpty()) {
                    delta.remove(name);
                }
            } else if (name.equals("role")) {
                if (roleShown) {
                    delta.remove(name);
                }
                roleShown = true;
            } else if (value.isTextual()) {
                if (!cutText(name, name, delta)) {
                    return false;
                }
            } else if (value.isNull() || isBehind()) {
                delta.remove(name);
            }
        }
        return true;
    }

    private boolean cutCalls(JsonNode calls) {
        Iterator<JsonNode> each = calls.iterator();
        while (each.hasNext()) {
            if (!(each.next() instanceof ObjectNode call) || !(call.path(FUNCTION) instanceof ObjectNode function)) {
                each.remove();
                continue;
            }
            boolean begun = texts.containsKey(pathOf(call, "name"));
            boolean fresh = false;
            for (Map.Entry<String, JsonNode> member : new ArrayList<>(function.properties())) {
                if (!cutText(pathOf(call, member.getKey()), member.getKey(), function)) {
                    return false;
                }
                fresh |= function.has(member.getKey());
            }
            if (begun) {
                call.remove(CALL_HEAD);
            }
            if (begun && !fresh) {
                each.remove();
            }
        }
        return true;
    }

    /** Takes out of a text what the caller has seen of it; false when it disagrees. */
    private boolean cutText(String path, String name, ObjectNode within) {
        String told = within.path(name).asText("");
        if (told.isEmpty() && !texts.containsKey(path) && !isBehind()) {
            return noteText(path, within.path(name)); // so begins a text of which nothing was seen
        }
        ShownText shown = text(path);
        int known = shown.agreeing(told);
        boolean goesOn = known >= 0 && known < told.length();
        if (known < 0 || (goesOn && isBehindBeside(shown))) {
            return false;
        }
        if (goesOn) {
            String rest = told.substring(known);
            shown.show(rest);
            characters += rest.length();
            within.set(name, TextNode.valueOf(rest));
        } else {
            within.remove(name);
        }
        return true;
    }

    private boolean isBehind() {
        return texts.values().stream().anyMatch(ShownText::isBehind);
    }

    private boolean isBehindBeside(ShownText growing) {
        return texts.values().stream().anyMatch(text -> text != growing && text.isBehind());
    }

    private ShownText text(String path) {
        return texts.computeIfAbsent(path, first -> new ShownText());
    }

    private static String pathOf(JsonNode call, String member) {
        return CALLS + "[" + call.path("index").asInt(0) + "]." + member;
    }
}
