package ai.agumbe.control.model;

import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ModelDocument.ContextTier;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.config.ModelDocument.ToolPrice;
import ai.agumbe.model.money.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dated prices of a model, oldest first. */
final class Prices {
    /** US dollars per million tokens; beyond it a cost could leave the range of a long. */
    static final long MAX = 1_000_000;

    private Prices() {}

    static List<DatedPrice> read(Members members) {
        List<Members> entries = members.objects("prices");
        List<DatedPrice> prices = new ArrayList<>();
        Set<Instant> moments = new HashSet<>();
        for (Members entry : entries == null ? List.<Members>of() : entries) {
            DatedPrice price = price(entry);
            if (!moments.add(price.from())) {
                entry.fault("from", price.from() + " stands twice (expected: once)");
            }
            prices.add(price);
        }
        prices.sort(Comparator.comparing(DatedPrice::from));
        return prices;
    }

    private static DatedPrice price(Members entry) {
        DatedPrice price = new DatedPrice(
                entry.requiredInstant("from"),
                entry.requiredDecimal("input_per_million", Price.PRICE_SCALE, MAX),
                entry.requiredDecimal("output_per_million", Price.PRICE_SCALE, MAX),
                optional(entry, "cached_input_per_million"),
                optional(entry, "cache_write5m_per_million"),
                optional(entry, "cache_write1h_per_million"),
                optional(entry, "reasoning_per_million"),
                optional(entry, "audio_input_per_million"),
                optional(entry, "image_input_per_million"),
                optional(entry, "audio_output_per_million"),
                optional(entry, "image_output_per_million"),
                tiers(entry),
                optional(entry, "per_request"),
                tools(entry));
        entry.end();
        return price;
    }

    private static List<ContextTier> tiers(Members price) {
        List<Members> entries = price.objects("context_tiers");
        List<ContextTier> tiers = new ArrayList<>();
        Set<Long> bounds = new HashSet<>();
        for (Members entry : entries == null ? List.<Members>of() : entries) {
            ContextTier tier = tier(entry);
            if (!bounds.add(tier.abovePromptTokens())) {
                entry.fault("above_prompt_tokens", tier.abovePromptTokens() + " stands twice (expected: once)");
            }
            tiers.add(tier);
        }
        tiers.sort(Comparator.comparingLong(ContextTier::abovePromptTokens));
        return tiers;
    }

    private static List<ToolPrice> tools(Members price) {
        List<Members> entries = price.objects("tools");
        List<ToolPrice> tools = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Members entry : entries == null ? List.<Members>of() : entries) {
            ToolPrice tool = new ToolPrice(
                    entry.requiredText("name"), entry.requiredDecimal("per_call", Price.PRICE_SCALE, MAX));
            entry.end();
            if (!tool.name().matches("[a-z0-9_]{0,64}")) {
                entry.fault("name", "is no name of a tool (expected: such as web_search)");
            } else if (!names.add(tool.name())) {
                entry.fault("name", tool.name() + " stands twice (expected: once)");
            }
            tools.add(tool);
        }
        return tools;
    }

    private static ContextTier tier(Members entry) {
        ContextTier tier = new ContextTier(
                entry.requiredNumber("above_prompt_tokens", 1, ModelShape.MAX_TOKENS),
                optional(entry, "input_per_million"),
                optional(entry, "output_per_million"),
                optional(entry, "cached_input_per_million"),
                optional(entry, "cache_write5m_per_million"),
                optional(entry, "cache_write1h_per_million"),
                optional(entry, "reasoning_per_million"),
                optional(entry, "audio_input_per_million"),
                optional(entry, "image_input_per_million"),
                optional(entry, "audio_output_per_million"),
                optional(entry, "image_output_per_million"));
        entry.end();
        return tier;
    }

    private static @Nullable BigDecimal optional(Members entry, String name) {
        return entry.decimal(name, Price.PRICE_SCALE, MAX);
    }
}
