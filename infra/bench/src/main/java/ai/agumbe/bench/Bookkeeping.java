package ai.agumbe.bench;

/** Whether the usage-consumer, and with it Postgres, works while the gateway is measured. */
enum Bookkeeping {
    RUNS("everything running"),
    DATED("everything running, Postgres noting when it commits"),
    STOPPED("usage-consumer stopped, events still going to Kafka");

    private final String text;

    Bookkeeping(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
