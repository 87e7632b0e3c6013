package ai.agumbe.bench.scenario;

/** The three ways to the same reply that are held against each other. */
public enum Side {
    DIRECT("direct"),
    NGINX("nginx proxy"),
    GATEWAY("gateway");

    private final String title;

    Side(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
