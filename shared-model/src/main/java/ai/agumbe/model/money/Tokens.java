package ai.agumbe.model.money;

import org.jspecify.annotations.Nullable;

/**
 * Tokens in disjoint buckets: no token is in two of them.
 *
 * @param input prompt tokens of text that were neither read from nor written to a cache
 * @param cachedInput read from a cache, of whatever kind they are
 * @param output completion tokens of text that were not reasoning
 * @param media tokens of sound and pictures; null when there are none
 */
public record Tokens(
        long input,
        long cachedInput,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning,
        @Nullable MediaTokens media) {
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0, 0);

    /** Of nothing but text. */
    public Tokens(long input, long cachedInput, long cacheWrite5m, long cacheWrite1h, long output, long reasoning) {
        this(input, cachedInput, cacheWrite5m, cacheWrite1h, output, reasoning, null);
    }

    public static Tokens of(long input, long output) {
        return new Tokens(input, 0, 0, 0, output, 0);
    }

    /** The same, so many of whose text tokens were of sound and pictures after all; never more than there are. */
    public Tokens ofWhich(long audioInput, long imageInput, long audioOutput, long imageOutput) {
        if (media != null || Math.max(Math.max(audioInput, imageInput), Math.max(audioOutput, imageOutput)) <= 0) {
            return this;
        }
        long heard = Math.clamp(audioInput, 0, input);
        long seen = Math.clamp(imageInput, 0, input - heard);
        long said = Math.clamp(audioOutput, 0, output);
        long drawn = Math.clamp(imageOutput, 0, output - said);
        return new Tokens(
                input - heard - seen,
                cachedInput,
                cacheWrite5m,
                cacheWrite1h,
                output - said - drawn,
                reasoning,
                MediaTokens.of(heard, seen, said, drawn));
    }

    /** All that went in, as OpenAI counts: cached tokens included. */
    public long prompt() {
        return input + cachedInput + cacheWrite5m + cacheWrite1h + (media == null ? 0 : media.input());
    }

    /** All that came out: reasoning included. */
    public long completion() {
        return output + reasoning + (media == null ? 0 : media.output());
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
                reasoning + other.reasoning,
                MediaTokens.sum(media, other.media));
    }
}
