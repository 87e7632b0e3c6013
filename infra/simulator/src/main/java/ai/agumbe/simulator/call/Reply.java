package ai.agumbe.simulator.call;

import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.dialect.Rendering;
import ai.agumbe.simulator.http.ReplyHead;
import ai.agumbe.simulator.script.Body;
import ai.agumbe.simulator.script.Script;
import ai.agumbe.simulator.script.Usage;
import ai.agumbe.simulator.script.UsageReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A reply ready to be sent. */
record Reply(ReplyHead head, Rendering rendering) {
    private static final Usage NOTHING = Usage.of(0, 0);

    static Reply rendered(Rendering rendering, Script script) {
        String type = rendering.isStream() ? "text/event-stream" : "application/json";
        return new Reply(new ReplyHead(script.status(), type, script.retryAfter()), rendering);
    }

    static Reply refusal(Script script, Json.Text error) throws IOException {
        return whole(new ReplyHead(script.status(), "application/json", script.retryAfter()), Json.bytes(error), null);
    }

    static Reply wordForWord(Body body, Script script) {
        boolean sells = !script.refuses() && script.usage() instanceof UsageReport.Other;
        return whole(
                new ReplyHead(script.status(), body.contentType(), script.retryAfter()),
                body.text().getBytes(StandardCharsets.UTF_8),
                sells ? script.usage().of(NOTHING) : null);
    }

    private static Reply whole(ReplyHead head, byte[] bytes, @Nullable Usage reported) {
        Usage sold = reported == null ? NOTHING : reported;
        return new Reply(head, new Rendering(bytes, Rendering.Chunks.NONE, sold, reported));
    }
}
