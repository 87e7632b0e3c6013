package ai.agumbe.simulator;

import ai.agumbe.simulator.call.Counters;
import ai.agumbe.simulator.call.Provider;
import ai.agumbe.simulator.control.Control;
import ai.agumbe.simulator.control.Health;
import ai.agumbe.simulator.http.Exchange;
import ai.agumbe.simulator.http.Request;
import ai.agumbe.simulator.http.Server;
import ai.agumbe.simulator.http.Site;
import ai.agumbe.simulator.journal.Journal;
import ai.agumbe.simulator.script.Scripts;

/** The running simulator: its parts, put together, on its ports. */
final class Simulator implements AutoCloseable {
    private static final int SHARE_OF_HEAP_FOR_JOURNAL = 3;

    private final Server server = new Server();
    private final Provider provider;
    private final Control control;
    private final Health health;
    private final int port;

    private Simulator(Settings settings) throws Settings.Unusable {
        Scripts scripts = new Scripts();
        Counters counters = new Counters();
        Journal journal = new Journal(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP_FOR_JOURNAL);
        this.provider = new Provider(scripts, journal, counters);
        this.control = new Control(scripts, journal);
        this.health = new Health(counters, journal);
        this.port = listen(settings);
    }

    static Simulator start(Settings settings) throws Settings.Unusable {
        return new Simulator(settings);
    }

    private int listen(Settings settings) throws Settings.Unusable {
        Integer management = settings.managementPort();
        if (management == null) {
            return listen("AGUMBE_PORT", settings.host(), settings.port(), this::serveAll);
        }
        listen("AGUMBE_MANAGEMENT_PORT", settings.host(), management, health);
        return listen("AGUMBE_PORT", settings.host(), settings.port(), this::serveCalls);
    }

    private int listen(String variable, String host, int wanted, Site site) throws Settings.Unusable {
        try {
            return server.listen(host, wanted, site);
        } catch (Exception e) { // Netty throws the bind's checked exception unchecked
            server.close();
            throw new Settings.Unusable(variable + ": " + host + ":" + wanted
                    + " cannot be listened on (expected: a free port of this machine)");
        }
    }

    private void serveAll(Request request, Exchange exchange) {
        if (Health.serves(request.path())) {
            health.serve(request, exchange);
        } else {
            serveCalls(request, exchange);
        }
    }

    private void serveCalls(Request request, Exchange exchange) {
        if (request.path().startsWith(Control.PREFIX)) {
            control.serve(request, exchange);
        } else {
            provider.serve(request, exchange);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.close();
    }
}
