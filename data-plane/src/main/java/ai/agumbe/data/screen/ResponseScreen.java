package ai.agumbe.data.screen;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.model.body.Probabilities;
import ai.agumbe.model.body.ResponsesTexts;
import ai.agumbe.model.screen.Screening;
import ai.agumbe.model.screen.Step;
import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of OpenAI's Responses. They say each text several times: in pieces, whole, in its part, in its item, in the
 * response. All of these say the same in the end. Events are numbered anew, since some are held and some are added.
 */
final class ResponseScreen implements EventScreen {
    private static final String DELTA = ".delta";
    private static final String NUMBER = "sequence_number";

    private final AnswerWays ways;
    private final Map<String, Said> open = new LinkedHashMap<>();
    /** What was said whole before, and what of it may be seen. */
    private final Map<String, String> known = new HashMap<>();

    private List<Piece> out = new ArrayList<>();
    private long number = -1;

    /** A text that comes in pieces: what was said, what of it went on, and its last piece, held or not. */
    private static final class Said {
        private final Step step;
        private final StringBuilder original = new StringBuilder();
        private final StringBuilder passed = new StringBuilder();
        private ObjectNode last = JsonNodeFactory.instance.objectNode();

        Said(Step step) {
            this.step = step;
        }
    }

    ResponseScreen(Screening screening) {
        this.ways = new AnswerWays(screening);
    }

    @Override
    public List<Piece> read(String event, ObjectNode body) {
        out = new ArrayList<>(2);
        if (number < 0) {
            number = body.path(NUMBER).asLong();
        }
        Probabilities.leaveOut(body);
        if (event.endsWith(DELTA) && body.path("delta").isTextual()) {
            piece(event, body);
        } else {
            whole(event, body);
        }
        return out;
    }

    private void piece(String event, ObjectNode body) {
        Said said = open.computeIfAbsent(placeOf(event, body), same -> begun(event));
        if (said == null) {
            add(event, body);
            return;
        }
        String delta = body.path("delta").textValue();
        String passed = said.step.feed(delta);
        said.original.append(delta);
        said.passed.append(passed);
        said.last = body;
        if (!passed.isEmpty()) {
            body.put("delta", passed);
            add(event, body);
        }
    }

    /** Null for what is not read. */
    private @Nullable Said begun(String event) {
        Step way = switch (event) {
            case "response.output_text.delta", "response.refusal.delta", "response.custom_tool_call_input.delta" ->
                ways.words();
            case "response.reasoning_text.delta", "response.reasoning_summary_text.delta" -> ways.thought();
            case "response.function_call_arguments.delta", "response.mcp_call_arguments.delta" -> ways.json();
            default -> null;
        };
        return way == null ? null : new Said(way);
    }

    private static String placeOf(String event, JsonNode body) {
        String kind = event.substring(0, event.lastIndexOf('.'));
        return kind + "/" + body.path("output_index").asInt() + "/"
                + body.path("content_index").asInt() + "/"
                + body.path("summary_index").asInt();
    }

    private void whole(String event, ObjectNode body) {
        if (event.endsWith(".done")) {
            end(placeOf(event, body));
        } else if (event.equals("response.completed") || event.equals("response.incomplete")) {
            List.copyOf(open.keySet()).forEach(this::end);
        }
        for (String member : List.of("text", "refusal", "arguments", "input")) {
            String passed =
                    body.path(member).isTextual() ? known.get(body.path(member).textValue()) : null;
            if (passed != null) {
                body.put(member, passed);
            }
        }
        ObjectNode items = JsonNodeFactory.instance.objectNode();
        items.putArray("output").add(body.path("item")).add(itemOf(body.path("part")));
        ResponsesTexts.ofAnswer(items, toldBefore());
        ResponsesTexts.ofAnswer(body.path("response"), toldBefore());
        add(event, body);
    }

    private static ObjectNode itemOf(JsonNode part) {
        boolean summary = part.path("type").asText().startsWith("summary");
        ObjectNode item = JsonNodeFactory.instance.objectNode().put("type", summary ? "reasoning" : "message");
        item.putArray(summary ? "summary" : "content").add(part);
        return item;
    }

    private void end(String place) {
        Said said = open.remove(place);
        if (said == null) {
            return;
        }
        String rest = said.step.finish();
        if (!rest.isEmpty()) {
            said.passed.append(rest);
            ObjectNode more = said.last.deepCopy().put("delta", rest);
            more.remove("obfuscation");
            add(place.substring(0, place.indexOf('/')) + DELTA, more);
        }
        known.put(said.original.toString(), said.passed.toString());
    }

    private TextVisitor toldBefore() {
        return new TextVisitor() {
            @Override
            public String text(String text, TextSource source) {
                return known.computeIfAbsent(text, same -> ways.text(text, source));
            }

            @Override
            public String json(String text, TextSource source) {
                return known.computeIfAbsent(text, same -> ways.json(text, source));
            }
        };
    }

    private void add(String event, ObjectNode body) {
        body.put(NUMBER, number++);
        out.add(new Piece.Native(event, body));
    }
}
