package ai.agumbe.bench.scenario;

/** The three ways to the same reply that are held against each other. */
public enum Side {
    DIRECT("direct", ""),
    NGINX("nginx proxy", "nginx proxy"),
    GATEWAY("gateway", "data-plane");

    private final String title;
    private final String process;

    Side(String title, String process) {
        this.title = title;
        this.process = process;
    }

    public String title() {
        return title;
    }

    /** The name of the process that stands between; empty where none does. */
    public String process() {
        return process;
    }
}
