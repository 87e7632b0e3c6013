package ai.agumbe.simulator.call;

import ai.agumbe.simulator.dialect.Dialect;
import ai.agumbe.simulator.dialect.Inquiry;
import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.dialect.Misunderstood;
import ai.agumbe.simulator.dialect.Order;
import ai.agumbe.simulator.http.Exchange;
import ai.agumbe.simulator.http.Piece;
import ai.agumbe.simulator.http.ReplyHead;
import ai.agumbe.simulator.http.Request;
import ai.agumbe.simulator.http.Site;
import ai.agumbe.simulator.journal.Call;
import ai.agumbe.simulator.journal.Entry;
import ai.agumbe.simulator.journal.Journal;
import ai.agumbe.simulator.script.Body;
import ai.agumbe.simulator.script.Script;
import ai.agumbe.simulator.script.Scripts;
import ai.agumbe.simulator.script.UsageReport;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Serves providers' paths: reads the order, finds its script, opens its line in the journal, plays its reply. */
public final class Provider implements Site {
    private final Operations operations = new Operations();
    private final Models models = new Models();
    private final Scripts scripts;
    private final Journal journal;
    private final Counters counters;

    public Provider(Scripts scripts, Journal journal, Counters counters) {
        this.scripts = scripts;
        this.journal = journal;
        this.counters = counters;
    }

    @Override
    public void serve(Request request, Exchange exchange) {
        if (request.method().equals("GET") && models.serve(request, exchange)) {
            return;
        }
        Operation operation = request.method().equals("POST") ? operations.find(request.path()) : null;
        if (operation == null) {
            Dialect wording = operations.wordsErrorsOf(request.path());
            refuse(
                    wording,
                    404,
                    "no such operation: " + request.method() + " (expected: a path in README.md)",
                    exchange);
            return;
        }
        try {
            if (Operations.lacksEventStream(operation, request)) {
                throw new Misunderstood("alt: missing (expected: alt=sse, the one form that is simulated)");
            }
            Order order = operation.dialect().read(new Inquiry(operation.operand(), request.body()));
            play(order, operation, request, exchange);
        } catch (Misunderstood misunderstood) {
            refuse(operation.dialect(), 400, String.valueOf(misunderstood.getMessage()), exchange);
        }
    }

    private void play(Order order, Operation operation, Request request, Exchange exchange) {
        String header = request.header("x-sim-id");
        String simId = header == null ? order.simId() : header;
        Script script = scripts.take(simId, order.model());
        Entry entry = journal.begin(
                new Call(simId, request.path(), order.model(), Credentials.hash(request), promptSold(order, script)));
        counters.call();
        if (script.refuses()) {
            counters.refusal();
        }
        new Performance(script, exchange, entry, counters)
                .begin(() -> reply(order, operation.dialect(), script, entry.seq()));
    }

    /** A refusal sells nothing, and a body word for word sells what its script says it does. */
    private static int promptSold(Order order, Script script) {
        if (script.refuses()) {
            return 0;
        }
        if (script.body() == null) {
            return order.promptTokens();
        }
        return script.usage() instanceof UsageReport.Other(var usage) ? usage.promptTokens() : 0;
    }

    private static Reply reply(Order order, Dialect dialect, Script script, long seq) {
        Body body = script.body();
        try {
            if (body != null) {
                return Reply.wordForWord(body, script);
            }
            return script.refuses()
                    ? Reply.refusal(script, out -> dialect.error(script.status(), "scripted by the test", out))
                    : Reply.rendered(order.render(script, seq), script);
        } catch (IOException e) {
            throw new UncheckedIOException("reply: not written to memory (expected: it always is)", e);
        }
    }

    private void refuse(Dialect wording, int status, String reason, Exchange exchange) {
        counters.refusal();
        try {
            exchange.answer(ReplyHead.json(status), Piece.of(Json.bytes(out -> wording.error(status, reason, out))));
        } catch (IOException e) {
            throw new UncheckedIOException("refusal: not written to memory (expected: it always is)", e);
        }
    }
}
