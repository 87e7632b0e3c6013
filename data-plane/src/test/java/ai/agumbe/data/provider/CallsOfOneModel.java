package ai.agumbe.data.provider;

/** Calls for tests of what adapters need beside their dialect. */
public final class CallsOfOneModel implements AutoCloseable {
    private final Calls calls;

    public CallsOfOneModel(String baseUrl) {
        calls = new Calls(baseUrl, "any", "the-key");
    }

    public ProviderCaller caller() {
        return calls.caller();
    }

    public ProviderCall one() {
        return calls.of("{\"messages\":[]}");
    }

    /** One that waits for next to nothing. */
    public ProviderCall impatient() {
        return calls.impatient(one());
    }

    @Override
    public void close() {
        calls.close();
    }
}
