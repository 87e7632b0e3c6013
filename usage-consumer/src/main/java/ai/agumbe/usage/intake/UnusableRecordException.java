package ai.agumbe.usage.intake;

/** A record that cannot become an entry, now or ever; its message says why, without what the record says. */
public final class UnusableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    public UnusableRecordException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
