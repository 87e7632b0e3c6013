package ai.agumbe.simulator.control;

import ai.agumbe.simulator.call.Counters;
import ai.agumbe.simulator.http.Exchange;
import ai.agumbe.simulator.http.Piece;
import ai.agumbe.simulator.http.ReplyHead;
import ai.agumbe.simulator.http.Request;
import ai.agumbe.simulator.http.Site;
import ai.agumbe.simulator.journal.Journal;

/** Serves {@code /healthz}, {@code /readyz} and {@code /prometheus}. */
public final class Health implements Site {
    private static final Piece UP = Piece.of("{\"status\":\"up\"}");
    private static final Piece READY = Piece.of("{\"status\":\"ready\"}");
    private static final ReplyHead TEXT = new ReplyHead(200, "text/plain; version=0.0.4; charset=utf-8", null);

    private final Counters counters;
    private final Journal journal;

    public Health(Counters counters, Journal journal) {
        this.counters = counters;
        this.journal = journal;
    }

    /** Whether a path is one of the three. */
    public static boolean serves(String path) {
        return path.equals("/healthz") || path.equals("/readyz") || path.equals("/prometheus");
    }

    @Override
    public void serve(Request request, Exchange exchange) {
        switch (request.path()) {
            case "/healthz" -> exchange.answer(ReplyHead.json(200), UP);
            case "/readyz" -> exchange.answer(ReplyHead.json(200), READY);
            case "/prometheus" -> exchange.answer(TEXT, Piece.of(metrics()));
            default -> exchange.answer(ReplyHead.json(404), Piece.of("{\"error\":{\"message\":\"no such path\"}}"));
        }
    }

    private String metrics() {
        Runtime runtime = Runtime.getRuntime();
        return counter("simulator_calls_total", counters.calls())
                + counter("simulator_refusals_total", counters.refused())
                + counter("simulator_clients_left_total", counters.clientsLeft())
                + gauge("simulator_journal_entries", journal.entries())
                + gauge("jvm_memory_used_bytes", runtime.totalMemory() - runtime.freeMemory());
    }

    private static String counter(String name, long value) {
        return sample(name, "counter", value);
    }

    private static String gauge(String name, long value) {
        return sample(name, "gauge", value);
    }

    private static String sample(String name, String type, long value) {
        return "# TYPE " + name + " " + type + "\n" + name + " " + value + "\n";
    }
}
