package ai.agumbe.data.route;

/** Whether a candidate can be asked now. */
sealed interface Turn permits Pass, Turn.NotNow, Turn.Never {
    /** All its lanes are closed for a while. */
    record NotNow(Reason reason, long nanos) implements Turn {}

    /** This node has no credential for it. */
    record Never() implements Turn {}

    /** Why a candidate is left alone. */
    enum Reason {
        /** At least one of its lanes rests because the provider said so. */
        COOLING,
        BREAKER_OPEN
    }
}
