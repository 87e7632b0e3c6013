package ai.agumbe.simulator.control;

import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.http.Exchange;
import ai.agumbe.simulator.http.Piece;
import ai.agumbe.simulator.http.ReplyHead;
import ai.agumbe.simulator.http.Request;
import ai.agumbe.simulator.http.Site;
import ai.agumbe.simulator.journal.Journal;
import ai.agumbe.simulator.script.Scripts;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Serves {@code /_sim/}: what a test says to the simulator and asks of it. */
public final class Control implements Site {
    public static final String PREFIX = "/_sim/";
    private static final String SCRIPTS = "/_sim/scripts";
    private static final String SCRIPT = "/_sim/scripts/";
    private static final String JOURNAL = "/_sim/journal";

    private final ScriptRequests scripts;
    private final JournalRequests journal;

    public Control(Scripts scripts, Journal journal) {
        this.scripts = new ScriptRequests(scripts);
        this.journal = new JournalRequests(journal);
    }

    @Override
    public void serve(Request request, Exchange exchange) {
        try {
            answer(exchange, 200, answer(request));
        } catch (ControlFault fault) {
            answer(exchange, fault.status(), out -> {
                out.writeStartObject();
                out.writeObjectFieldStart("error");
                out.writeStringField("message", fault.getMessage());
                out.writeEndObject();
                out.writeEndObject();
            });
        }
    }

    private Json.Text answer(Request request) throws ControlFault {
        String path = request.path();
        String model = path.startsWith(SCRIPT) ? model(path) : "";
        return switch (request.method() + " " + (model.isEmpty() ? path : SCRIPT)) {
            case "GET " + JOURNAL -> journal.page(request);
            case "DELETE " + JOURNAL -> journal.clear();
            case "POST " + SCRIPTS -> scripts.forCall(request);
            case "DELETE " + SCRIPTS -> scripts.clear();
            case "PUT " + SCRIPT -> scripts.forModel(model, request);
            case "DELETE " + SCRIPT -> scripts.forget(model);
            default ->
                throw new ControlFault(
                        404,
                        "no such request: " + request.method()
                                + " (expected: PUT /_sim/scripts/{model}, POST or DELETE /_sim/scripts,"
                                + " GET or DELETE /_sim/journal)");
        };
    }

    private static String model(String path) throws ControlFault {
        String model = path.substring(SCRIPT.length());
        if (model.isEmpty()) {
            throw new ControlFault(400, "model: missing (expected: /_sim/scripts/{model})");
        }
        try {
            return Request.decoded(model);
        } catch (IllegalArgumentException e) {
            throw new ControlFault(400, "model: not decodable (expected: percent-encoded UTF-8)");
        }
    }

    private static void answer(Exchange exchange, int status, Json.Text body) {
        try {
            exchange.answer(ReplyHead.json(status), Piece.of(Json.bytes(body)));
        } catch (IOException e) {
            throw new UncheckedIOException("answer: not written to memory (expected: it always is)", e);
        }
    }
}
