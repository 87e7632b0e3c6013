package ai.agumbe.bench.scenario;

/** The gateway for a tenant whose calls are held against the recommended guardrails. */
public interface Guarded {
    /** Where it is called; the policy is in force when this returns. */
    Endpoint endpoint();

    /** What its checks took since it started. */
    Checked checked();

    /**
     * Time that calls spent on checks, waits for a core included.
     *
     * @param asks how many asks were checked
     * @param answers how many answers were
     */
    record Checked(double askMicros, double asks, double answerMicros, double answers) {
        double perAsk(Checked before) {
            return (askMicros - before.askMicros) / (asks - before.asks);
        }

        double perAnswer(Checked before) {
            return (answerMicros - before.answerMicros) / (answers - before.answers);
        }
    }
}
