package ai.agumbe.model.money;

/**
 * Tokens in disjoint buckets: no token is in two of them.
 *
 * @param input prompt tokens that were neither read from nor written to a cache
 * @param output completion tokens that were not reasoning
 */
public record Tokens(long input, long cachedInput, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0, 0);

    public static Tokens of(long input, long output) {
        return new Tokens(input, 0, 0, 0, output, 0);
    }

    /** All that went in, as OpenAI counts: cached tokens included. */
    public long prompt() {
        return input + cachedInput + cacheWrite5m + cacheWrite1h;
    }

    /** All that came out: reasoning included. */
    public long completion() {
        return output + reasoning;
    }

    public long total() {
        return prompt() + completion();
    }

    public Tokens plus(Tokens other) {
        return new Tokens(
                input + other.input,
                cachedInput + other.cachedInput,
                cacheWrite5m + other.cacheWrite5m,
                cacheWrite1h + other.cacheWrite1h,
                output + other.output,
                reasoning + other.reasoning);
    }
}
