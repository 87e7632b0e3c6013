package ai.agumbe.control.model;

import ai.agumbe.model.config.ModelDocument.ContextTier;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the models of models.dev's list: prices per million tokens, those of longer prompts in an object of their own. */
final class ModelsDevPrices {
    private static final Set<String> TAKEN =
            Set.of("input", "output", "cache_read", "cache_write", "reasoning", "input_audio", "output_audio");

    private static final Pattern TIER = Pattern.compile("context_over_([0-9]{1,5})k");
    private static final long THOUSAND = 1_000;

    private ModelsDevPrices() {}

    static List<ListedPrice> read(ObjectNode list) {
        List<ListedPrice> prices = new ArrayList<>();
        list.properties()
                .forEach(provider -> provider.getValue()
                        .path("models")
                        .properties()
                        .forEach(model -> price(provider.getKey(), model).ifPresent(prices::add)));
        return prices;
    }

    private static Optional<ListedPrice> price(String provider, Map.Entry<String, JsonNode> model) {
        JsonNode cost = model.getValue().path("cost");
        BigDecimal input = number(cost, "input");
        if (input == null) {
            return Optional.empty();
        }
        BigDecimal output = number(cost, "output");
        List<ContextTier> tiers = new ArrayList<>();
        List<String> notTaken = new ArrayList<>(notTaken(cost, ""));
        cost.properties().forEach(member -> {
            Matcher tier = TIER.matcher(member.getKey());
            if (tier.matches()) {
                tiers.add(tier(Long.parseLong(tier.group(1)) * THOUSAND, member.getValue()));
                notTaken.addAll(notTaken(member.getValue(), member.getKey() + "."));
            }
        });
        tiers.sort(Comparator.comparingLong(ContextTier::abovePromptTokens));
        DatedPrice price = new DatedPrice(
                Instant.EPOCH,
                input,
                output == null ? BigDecimal.ZERO : output,
                number(cost, "cache_read"),
                number(cost, "cache_write"),
                null,
                number(cost, "reasoning"),
                number(cost, "input_audio"),
                null,
                number(cost, "output_audio"),
                null,
                tiers,
                null,
                List.of());
        return Optional.of(new ListedPrice(provider, model.getKey(), price, notTaken));
    }

    private static ContextTier tier(long above, JsonNode cost) {
        return new ContextTier(
                above,
                number(cost, "input"),
                number(cost, "output"),
                number(cost, "cache_read"),
                number(cost, "cache_write"),
                null,
                number(cost, "reasoning"),
                number(cost, "input_audio"),
                null,
                number(cost, "output_audio"),
                null);
    }

    private static @Nullable BigDecimal number(JsonNode cost, String name) {
        return cost.path(name).isNumber() ? cost.path(name).decimalValue() : null;
    }

    private static List<String> notTaken(JsonNode cost, String within) {
        List<String> names = new ArrayList<>();
        cost.properties().forEach(member -> {
            String name = member.getKey();
            if (!TAKEN.contains(name) && !TIER.matcher(name).matches() && PriceList.isPrice(member.getValue())) {
                names.add(within + name);
            }
        });
        return names;
    }
}
