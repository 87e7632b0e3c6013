package ai.agumbe.model.money;

import ai.agumbe.model.config.ModelDocument.ContextTier;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prices of a model by how long the prompt is: all tokens of a call, in and out, cost by the one that its whole prompt is
 * under.
 *
 * @param price of prompts that are in no tier
 * @param tiers the lowest first
 * @param perRequest what each call costs that sells anything, in 10⁻¹² dollars
 * @param tools what a call to each tool costs that the provider runs, in 10⁻¹² dollars
 */
public record Tariff(Price price, List<Tier> tiers, long perRequest, Map<String, Long> tools) {
    /** What holds for prompts of more tokens than that. */
    public record Tier(long abovePromptTokens, Price price) {}

    public Tariff {
        tiers = List.copyOf(tiers);
        tools = Map.copyOf(tools);
    }

    /** Of tokens alone. */
    public Tariff(Price price, List<Tier> tiers) {
        this(price, tiers, 0, Map.of());
    }

    public static Tariff of(DatedPrice price) {
        List<Tier> tiers = new ArrayList<>();
        DatedPrice below = price;
        for (ContextTier tier : price.contextTiers()) {
            below = below.in(tier);
            tiers.add(new Tier(tier.abovePromptTokens(), Price.of(below)));
        }
        BigDecimal request = price.perRequest();
        Map<String, Long> tools = new HashMap<>();
        price.tools().forEach(tool -> tools.put(tool.name(), pico(tool.perCall())));
        return new Tariff(Price.of(price), tiers, request == null ? 0 : pico(request), tools);
    }

    /** The price under which a prompt of so many tokens is. */
    public Price at(long promptTokens) {
        for (int i = tiers.size() - 1; i >= 0; i--) {
            if (promptTokens > tiers.get(i).abovePromptTokens()) {
                return tiers.get(i).price();
            }
        }
        return price;
    }

    /** The exact cost in US dollars, with twelve decimals. */
    public BigDecimal costOf(Tokens tokens) {
        BigDecimal cost = at(tokens.prompt()).costOf(tokens);
        return perRequest == 0 ? cost : cost.add(BigDecimal.valueOf(perRequest, Price.COST_SCALE));
    }

    /** The same with calls to tools; null when one of them has no price: a cost is all of it, or unknown. */
    public @Nullable BigDecimal costOf(Tokens tokens, List<ToolCalls> calls) {
        if (calls.isEmpty()) {
            return costOf(tokens);
        }
        long sum = 0;
        for (ToolCalls each : calls) {
            Long price = tools.get(each.name());
            if (price == null) {
                return null;
            }
            sum = Math.addExact(sum, Math.multiplyExact(each.calls(), price));
        }
        return costOf(tokens).add(BigDecimal.valueOf(sum, Price.COST_SCALE));
    }

    private static long pico(BigDecimal usd) {
        return usd.movePointRight(Price.COST_SCALE).longValueExact();
    }
}
