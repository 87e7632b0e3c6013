package ai.agumbe.bench.scenario;

/** The ways to the same reply that are held against each other. */
public enum Side {
    DIRECT("direct", ""),
    NGINX("nginx proxy", "nginx proxy"),
    GATEWAY("gateway", "data-plane"),
    /** The same gateway for a tenant with the recommended guardrails; measured where a scenario asks for it. */
    GUARDED("gateway, guardrails", "data-plane");

    private final String title;
    private final String process;

    Side(String title, String process) {
        this.title = title;
        this.process = process;
    }

    /** Whether it is the gateway that answers, which has to be warm and keeps books. */
    boolean isGateway() {
        return this == GATEWAY || this == GUARDED;
    }

    public String title() {
        return title;
    }

    /** The name of the process that stands between; empty where none does. */
    public String process() {
        return process;
    }
}
