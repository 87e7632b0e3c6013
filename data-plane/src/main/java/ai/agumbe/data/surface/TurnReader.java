package ai.agumbe.data.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of the chat form, or the deltas of one, part by part. Calls may come interleaved: the one that began first is
 * told as it comes, the others, and whatever is said meanwhile, wait until it is whole.
 */
public final class TurnReader {
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final TurnListener listener;
    private final Map<Integer, ToldCall> calls = new LinkedHashMap<>();
    private final List<ToldCall> waiting = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private @Nullable TurnPart open;
    private @Nullable ToldCall openCall;

    public TurnReader(TurnListener listener) {
        this.listener = listener;
    }

    /** @param choice with a {@code message} or a {@code delta} */
    public void read(JsonNode choice) {
        JsonNode told = choice.has("delta") ? choice.path("delta") : choice.path("message");
        JsonNode thoughts = told.path("thinking_blocks");
        if (thoughts.isEmpty()) {
            say(new TurnPart.Thought(), reasoning(told), NOTHING);
        }
        thoughts.forEach(this::thought);
        content(told.path("content"), choice.path("logprobs").path("content"));
        told.path("annotations").forEach(this::cite);
        told.path("images").forEach(this::show);
        say(new TurnPart.Refusal(), told.path("refusal").asText(""), NOTHING);
        told.path("tool_calls").forEach(this::call);
    }

    private static String reasoning(JsonNode told) {
        String text = told.path("reasoning_content").asText("");
        return text.isEmpty() ? told.path("reasoning").asText("") : text;
    }

    private void thought(JsonNode block) {
        if (isInCalls()) {
            held.add(() -> thought(block));
            return;
        }
        tellHeld();
        if (!block.path("type").asText().equals("thinking")) {
            closeAll();
            begin(new TurnPart.HiddenThought(block));
        } else if (!(open instanceof TurnPart.Thought)) {
            say(new TurnPart.Thought(), block.path("thinking").asText(""), NOTHING);
            if (!(open instanceof TurnPart.Thought)) {
                closeAll();
                begin(new TurnPart.Thought());
            }
        }
        close(block);
    }

    private void content(JsonNode content, JsonNode logprobs) {
        if (content.isTextual()) {
            say(new TurnPart.Text(), content.textValue(), logprobs);
        }
        for (JsonNode part : content) {
            switch (part.path("type").asText()) {
                case "text" -> say(new TurnPart.Text(), part.path("text").asText(""), logprobs);
                case "refusal" ->
                    say(new TurnPart.Refusal(), part.path("refusal").asText(""), NOTHING);
                case "thinking" ->
                    part.path("thinking")
                            .forEach(said -> say(
                                    new TurnPart.Thought(), said.path("text").asText(""), NOTHING));
                default -> {
                    // pictures and sound cannot be asked for here
                }
            }
        }
    }

    private void say(TurnPart part, String text, JsonNode logprobs) {
        if (text.isEmpty()) {
            return;
        }
        if (isInCalls()) {
            held.add(() -> say(part, text, logprobs));
            return;
        }
        tellHeld();
        if (!part.equals(open)) {
            closeAll();
            begin(part);
        }
        listener.more(text, logprobs);
    }

    /** A surface that has no place for pictures in answers gets them as text, as Markdown writes them. */
    private void show(JsonNode image) {
        String url = image.path("image_url").path("url").asText("");
        if (!url.isEmpty()) {
            say(new TurnPart.Text(), "![image](" + url + ")", NOTHING);
        }
    }

    private void cite(JsonNode annotation) {
        if (isInCalls()) {
            held.add(() -> cite(annotation));
        } else if (open instanceof TurnPart.Text) {
            listener.cite(annotation);
        }
    }

    /** Whether a call is not yet whole, or one waits. */
    private boolean isInCalls() {
        ToldCall current = openCall;
        return !waiting.isEmpty() || (current != null && !current.isWhole());
    }

    private void call(JsonNode told) {
        boolean begins = told.path("function").has("name") && !told.has("index");
        int index = told.path("index").asInt(begins ? calls.size() : Math.max(0, calls.size() - 1));
        ToldCall call = calls.get(index);
        if (call == null) {
            if (!isInCalls()) {
                tellHeld();
            }
            call = new ToldCall();
            calls.put(index, call);
            waiting.add(call);
        }
        call.read(told);
        tellCalls();
    }

    private void tellCalls() {
        while (true) {
            ToldCall current = openCall;
            if (current != null) {
                more(current.untold());
                if (!current.isWhole() || waiting.isEmpty()) {
                    return;
                }
            }
            if (waiting.isEmpty() || !waiting.getFirst().isNamed()) {
                return;
            }
            openNext();
        }
    }

    private void openNext() {
        closeOpen();
        ToldCall next = waiting.removeFirst();
        begin(next.part());
        openCall = next;
    }

    private void more(String arguments) {
        if (!arguments.isEmpty()) {
            listener.more(arguments, NOTHING);
        }
    }

    private void closeAll() {
        closeOpen();
        while (!waiting.isEmpty()) {
            openNext();
            closeOpen();
        }
    }

    private void closeOpen() {
        ToldCall current = openCall;
        if (current != null) {
            more(current.rest());
            openCall = null;
        }
        if (open != null) {
            close(NOTHING);
        }
    }

    private void begin(TurnPart part) {
        open = part;
        listener.open(part);
    }

    private void close(JsonNode seal) {
        open = null;
        listener.close(seal);
    }

    /** The turn is over: tells what was held back, and closes what is open. */
    public void end() {
        closeAll();
        tellHeld();
        closeAll();
    }

    private void tellHeld() {
        if (!held.isEmpty()) {
            List<Runnable> now = List.copyOf(held);
            held.clear();
            now.forEach(Runnable::run);
        }
    }
}
