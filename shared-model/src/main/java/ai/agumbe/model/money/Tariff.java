package ai.agumbe.model.money;

import ai.agumbe.model.config.ModelDocument.ContextTier;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Prices of a model by how long the prompt is: all tokens of a call, in and out, cost by the one that its whole prompt is
 * under.
 *
 * @param price of prompts that are in no tier
 * @param tiers the lowest first
 */
public record Tariff(Price price, List<Tier> tiers) {
    /** What holds for prompts of more tokens than that. */
    public record Tier(long abovePromptTokens, Price price) {}

    public Tariff {
        tiers = List.copyOf(tiers);
    }

    public static Tariff of(DatedPrice price) {
        List<Tier> tiers = new ArrayList<>();
        DatedPrice below = price;
        for (ContextTier tier : price.contextTiers()) {
            below = below.in(tier);
            tiers.add(new Tier(tier.abovePromptTokens(), Price.of(below)));
        }
        return new Tariff(Price.of(price), tiers);
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
        return at(tokens.prompt()).costOf(tokens);
    }
}
