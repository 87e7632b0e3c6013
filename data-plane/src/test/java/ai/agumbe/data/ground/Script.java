package ai.agumbe.data.ground;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a fake provider does with one request, step by step. */
public final class Script {
    /** One thing it does. */
    sealed interface Step {
        /** @param bytes a character each */
        record Send(String bytes) implements Step {}

        record Wait(Duration time) implements Step {}

        /** Says nothing more until the other side hangs up. */
        record Stall() implements Step {}

        record Cut() implements Step {}
    }

    private final List<Step> steps = new ArrayList<>();

    private Script() {}

    /** A whole answer. */
    public static Script json(int status, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Script script = new Script();
        script.steps.add(
                send(head(status, "application/json", headers) + "content-length: " + bytes.length + "\r\n\r\n"));
        script.steps.add(new Step.Send(new String(bytes, StandardCharsets.ISO_8859_1)));
        return script;
    }

    public static Script chat(String text, int promptTokens, int completionTokens) {
        return json(200, Replies.chat(text, promptTokens, completionTokens));
    }

    /** The head of a stream; pieces follow, then {@link #end}. */
    public static Script stream() {
        Script script = new Script();
        script.steps.add(send(head(200, "text/event-stream") + "transfer-encoding: chunked\r\n\r\n"));
        return script;
    }

    /** Nothing at all so far. */
    public static Script silent() {
        return new Script();
    }

    /** These bytes as they are, head and all. */
    public Script raw(String bytes) {
        steps.add(send(bytes));
        return this;
    }

    /** Bytes of a stream, in one network piece. */
    public Script piece(String text) {
        return piece(text.getBytes(StandardCharsets.UTF_8));
    }

    public Script piece(byte[] bytes) {
        byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] out = new byte[size.length + bytes.length + 2];
        System.arraycopy(size, 0, out, 0, size.length);
        System.arraycopy(bytes, 0, out, size.length, bytes.length);
        out[out.length - 2] = '\r';
        out[out.length - 1] = '\n';
        steps.add(new Step.Send(new String(out, StandardCharsets.ISO_8859_1)));
        return this;
    }

    /** Events of a stream, each in a piece of its own. */
    public Script events(String... data) {
        for (String each : data) {
            piece("data: " + each + "\n\n");
        }
        return this;
    }

    /** What another script does, after this. */
    public Script then(Script next) {
        steps.addAll(next.steps);
        return this;
    }

    public Script pause(Duration time) {
        steps.add(new Step.Wait(time));
        return this;
    }

    public Script stall() {
        steps.add(new Step.Stall());
        return this;
    }

    public Script cut() {
        steps.add(new Step.Cut());
        return this;
    }

    /** The stream's orderly end. */
    public Script end() {
        steps.add(send("0\r\n\r\n"));
        return this;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    private static Step send(String text) {
        return new Step.Send(text);
    }

    private static String head(int status, String contentType, String... headers) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + status + " Scripted\r\ncontent-type: " + contentType + "\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        return head.toString();
    }
}
