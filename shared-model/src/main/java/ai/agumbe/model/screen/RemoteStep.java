package ai.agumbe.model.screen;

/**
 * Tells those outside of one text of a stream once it is whole, before anybody here reads it. While they only note what they
 * find, the text goes on at once.
 */
final class RemoteStep implements Step {
    /** Of a text that is not held, no more is kept to be judged. */
    private static final int MOST_WATCHED = 1 << 20;

    private final Screening screening;
    private final TextSource source;
    private final boolean json;
    private final boolean holding;
    private final Step then;
    private final StringBuilder text = new StringBuilder();

    RemoteStep(Screening screening, TextSource source, boolean json, Step then) {
        this.screening = screening;
        this.source = source;
        this.json = json;
        this.holding = screening.isHeldForOthers();
        this.then = then;
    }

    @Override
    public String feed(String piece) {
        if (holding || text.length() < MOST_WATCHED) {
            text.append(piece);
        }
        return holding ? "" : then.feed(piece);
    }

    @Override
    public String finish() {
        String whole = text.toString();
        text.setLength(0);
        String passed = whole.isEmpty() ? whole : judged(whole);
        return (holding && !passed.isEmpty() ? then.feed(passed) : "").concat(then.finish());
    }

    private String judged(String whole) {
        try (RemotePass pass = screening.remoteOutput(visitor -> read(whole, visitor))) {
            if (!pass.changes()) {
                return whole;
            }
            return read(whole, pass.changing());
        }
    }

    private String read(String whole, TextVisitor visitor) {
        return json ? visitor.json(whole, source) : visitor.text(whole, source);
    }
}
