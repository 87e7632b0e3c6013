package ai.agumbe.data.screen;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.model.body.MessagesTexts;
import ai.agumbe.model.screen.Screening;
import ai.agumbe.model.screen.Step;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the events of a streamed message. What is held of a block comes before the block's end. */
final class MessageScreen implements EventScreen {
    private static final String DELTA = "content_block_delta";

    private final AnswerWays ways;
    private final Map<Integer, Block> blocks = new TreeMap<>();
    private List<Piece> out = new ArrayList<>();

    /**
     * A block whose text comes in pieces.
     *
     * @param type of its pieces
     * @param member of them that the text stands in
     */
    private record Block(String type, String member, Step step) {}

    MessageScreen(Screening screening) {
        this.ways = new AnswerWays(screening);
    }

    @Override
    public List<Piece> read(String event, ObjectNode body) {
        out = new ArrayList<>(2);
        switch (event) {
            case "content_block_start" -> start(event, body);
            case DELTA -> delta(body);
            case "content_block_stop" -> {
                end(body.path("index").asInt());
                out.add(new Piece.Native(event, body));
            }
            case "message_delta", "message_stop" -> {
                List.copyOf(blocks.keySet()).forEach(this::end);
                out.add(new Piece.Native(event, body));
            }
            default -> out.add(new Piece.Native(event, body));
        }
        return out;
    }

    private void start(String event, ObjectNode body) {
        JsonNode told = body.path("content_block");
        Block block = switch (told.path("type").asText()) {
            case "text" -> new Block("text_delta", "text", ways.words());
            case "thinking" -> new Block("thinking_delta", "thinking", ways.thought());
            case "tool_use", "server_tool_use", "mcp_tool_use" ->
                new Block("input_json_delta", "partial_json", ways.json());
            default -> null;
        };
        if (block != null) {
            blocks.put(body.path("index").asInt(), block);
        }
        if (block != null && told.path(block.member()).isTextual() && told instanceof ObjectNode object) {
            object.put(
                    block.member(), block.step().feed(told.path(block.member()).textValue()));
        } else {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            whole.putArray("content").add(told);
            MessagesTexts.ofAnswer(whole, ways);
        }
        out.add(new Piece.Native(event, body));
    }

    private void delta(ObjectNode body) {
        int index = body.path("index").asInt();
        JsonNode delta = body.path("delta");
        Block block = blocks.get(index);
        if (block == null || !delta.path(block.member()).isTextual() || !(delta instanceof ObjectNode said)) {
            seal(index, delta);
            out.add(new Piece.Native(DELTA, body));
            return;
        }
        String passed = block.step().feed(delta.path(block.member()).textValue());
        if (!passed.isEmpty()) {
            said.put(block.member(), passed);
            out.add(new Piece.Native(DELTA, body));
        }
    }

    /** A thought's signature stands behind all of it. */
    private void seal(int index, JsonNode delta) {
        if (delta.path("type").asText().equals("signature_delta")) {
            end(index);
        }
    }

    private void end(int index) {
        @Nullable Block block = blocks.remove(index);
        String rest = block == null ? "" : block.step().finish();
        if (block != null && !rest.isEmpty()) {
            ObjectNode body =
                    JsonNodeFactory.instance.objectNode().put("type", DELTA).put("index", index);
            body.putObject("delta").put("type", block.type()).put(block.member(), rest);
            out.add(new Piece.Native(DELTA, body));
        }
    }
}
