package ai.agumbe.model.config;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue entry: a model as one provider sells it.
 *
 * @param id catalogue id such as {@code @openai/gpt-4o-mini}
 * @param kind {@code chat} or {@code embeddings}
 * @param state {@code active}, {@code draining} or {@code off}
 * @param version the document's own version, part of the price version on every row
 */
public record ModelDocument(
        @Nullable String tenant,
        String id,
        String provider,
        List<WeightedCredential> credentials,
        String upstreamModel,
        String kind,
        @Nullable Integer contextWindow,
        @Nullable Integer maxOutputTokens,
        List<DatedPrice> prices,
        String state,
        Timeouts timeouts,
        List<String> sharedWith,
        int version,
        Instant createdAt) {
    public ModelDocument {
        credentials = List.copyOf(credentials);
        prices = List.copyOf(prices);
        sharedWith = List.copyOf(sharedWith);
    }

    /** One of several credentials among which calls are spread. */
    public record WeightedCredential(String id, int weight) {}

    /**
     * Prices in US dollars per million tokens, at most six decimals, from a moment on; null falls back to input or output.
     *
     * @param contextTiers other prices for longer prompts, the shortest first
     * @param perRequest in US dollars, of each call that sells anything
     * @param tools what calls to the provider's own tools cost
     */
    public record DatedPrice(
            Instant from,
            BigDecimal inputPerMillion,
            BigDecimal outputPerMillion,
            @Nullable BigDecimal cachedInputPerMillion,
            @Nullable BigDecimal cacheWrite5mPerMillion,
            @Nullable BigDecimal cacheWrite1hPerMillion,
            @Nullable BigDecimal reasoningPerMillion,
            @Nullable BigDecimal audioInputPerMillion,
            @Nullable BigDecimal imageInputPerMillion,
            @Nullable BigDecimal audioOutputPerMillion,
            @Nullable BigDecimal imageOutputPerMillion,
            List<ContextTier> contextTiers,
            @Nullable BigDecimal perRequest,
            List<ToolPrice> tools) {
        public DatedPrice {
            // documents that were written before there were tiers and tools have none
            contextTiers = contextTiers == null ? List.of() : List.copyOf(contextTiers);
            tools = tools == null ? List.of() : List.copyOf(tools);
        }

        /** Of text alone. */
        public static DatedPrice of(Instant from, BigDecimal inputPerMillion, BigDecimal outputPerMillion) {
            return new DatedPrice(
                    from,
                    inputPerMillion,
                    outputPerMillion,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    List.of());
        }

        /** The same from another moment on. */
        public DatedPrice startingAt(Instant moment) {
            return new DatedPrice(
                    moment,
                    inputPerMillion,
                    outputPerMillion,
                    cachedInputPerMillion,
                    cacheWrite5mPerMillion,
                    cacheWrite1hPerMillion,
                    reasoningPerMillion,
                    audioInputPerMillion,
                    imageInputPerMillion,
                    audioOutputPerMillion,
                    imageOutputPerMillion,
                    contextTiers,
                    perRequest,
                    tools);
        }

        /** What holds in a tier: what it leaves out is as here. */
        public DatedPrice in(ContextTier tier) {
            return new DatedPrice(
                    from,
                    or(tier.inputPerMillion, inputPerMillion),
                    or(tier.outputPerMillion, outputPerMillion),
                    orNull(tier.cachedInputPerMillion, cachedInputPerMillion),
                    orNull(tier.cacheWrite5mPerMillion, cacheWrite5mPerMillion),
                    orNull(tier.cacheWrite1hPerMillion, cacheWrite1hPerMillion),
                    orNull(tier.reasoningPerMillion, reasoningPerMillion),
                    orNull(tier.audioInputPerMillion, audioInputPerMillion),
                    orNull(tier.imageInputPerMillion, imageInputPerMillion),
                    orNull(tier.audioOutputPerMillion, audioOutputPerMillion),
                    orNull(tier.imageOutputPerMillion, imageOutputPerMillion),
                    List.of(),
                    perRequest,
                    tools);
        }

        private static BigDecimal or(@Nullable BigDecimal price, BigDecimal otherwise) {
            return price == null ? otherwise : price;
        }

        private static @Nullable BigDecimal orNull(@Nullable BigDecimal price, @Nullable BigDecimal otherwise) {
            return price == null ? otherwise : price;
        }
    }

    /** What one call to a tool of the provider's costs, in US dollars. */
    public record ToolPrice(String name, BigDecimal perCall) {}

    /** What a call costs all of whose prompt has more tokens than that; null is as below. */
    public record ContextTier(
            long abovePromptTokens,
            @Nullable BigDecimal inputPerMillion,
            @Nullable BigDecimal outputPerMillion,
            @Nullable BigDecimal cachedInputPerMillion,
            @Nullable BigDecimal cacheWrite5mPerMillion,
            @Nullable BigDecimal cacheWrite1hPerMillion,
            @Nullable BigDecimal reasoningPerMillion,
            @Nullable BigDecimal audioInputPerMillion,
            @Nullable BigDecimal imageInputPerMillion,
            @Nullable BigDecimal audioOutputPerMillion,
            @Nullable BigDecimal imageOutputPerMillion) {}
}
