package ai.agumbe.control.model;

import ai.agumbe.model.config.ModelDocument.ContextTier;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.config.ModelDocument.ToolPrice;
import ai.agumbe.model.money.ToolCalls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the models of LiteLLM's list: prices per token, those of longer prompts under the same names with a suffix. */
record LiteLlmPrices(JsonNode model) {
    private static final Set<String> TAKEN = Set.of(
            "input_cost_per_token",
            "output_cost_per_token",
            "cache_read_input_token_cost",
            "cache_creation_input_token_cost",
            "cache_creation_input_token_cost_above_1hr",
            "output_cost_per_reasoning_token",
            "input_cost_per_audio_token",
            "input_cost_per_image_token",
            "output_cost_per_audio_token",
            "output_cost_per_image_token",
            "input_cost_per_request",
            "search_context_cost_per_query",
            "file_search_cost_per_1k_calls");

    private static final Pattern TIER = Pattern.compile("(.+)(_above_([0-9]{1,5})k_tokens)");
    private static final long THOUSAND = 1_000;

    static List<ListedPrice> read(ObjectNode list) {
        List<ListedPrice> prices = new ArrayList<>();
        list.properties().forEach(entry -> {
            LiteLlmPrices one = new LiteLlmPrices(entry.getValue());
            String provider = entry.getValue().path("litellm_provider").asText("");
            BigDecimal input = one.perMillion("input_cost_per_token");
            if (!provider.isEmpty() && input != null) {
                prices.add(new ListedPrice(provider, bare(entry.getKey()), one.price(input), one.notTaken()));
            }
        });
        return prices;
    }

    /** Names begin with the way to the model, such as vertex_ai/. */
    private static String bare(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private DatedPrice price(BigDecimal input) {
        BigDecimal output = perMillion("output_cost_per_token");
        return new DatedPrice(
                Instant.EPOCH,
                input,
                output == null ? BigDecimal.ZERO : output,
                perMillion("cache_read_input_token_cost"),
                perMillion("cache_creation_input_token_cost"),
                perMillion("cache_creation_input_token_cost_above_1hr"),
                perMillion("output_cost_per_reasoning_token"),
                perMillion("input_cost_per_audio_token"),
                perMillion("input_cost_per_image_token"),
                perMillion("output_cost_per_audio_token"),
                perMillion("output_cost_per_image_token"),
                tiers(),
                number(model.path("input_cost_per_request")),
                tools());
    }

    /** A search costs by how much of the web is read; that is medium unless the caller says otherwise. */
    private List<ToolPrice> tools() {
        List<ToolPrice> tools = new ArrayList<>();
        BigDecimal webSearch =
                number(model.path("search_context_cost_per_query").path("search_context_size_medium"));
        if (webSearch != null) {
            tools.add(new ToolPrice(ToolCalls.WEB_SEARCH, webSearch));
        }
        BigDecimal fileSearches = number(model.path("file_search_cost_per_1k_calls"));
        if (fileSearches != null) {
            tools.add(new ToolPrice(ToolCalls.FILE_SEARCH, fileSearches.movePointLeft(3)));
        }
        return tools;
    }

    private List<ContextTier> tiers() {
        Set<Long> bounds = new TreeSet<>();
        model.fieldNames().forEachRemaining(name -> {
            Matcher tier = TIER.matcher(name);
            if (tier.matches()
                    && TAKEN.contains(tier.group(1))
                    && model.path(name).isNumber()) {
                bounds.add(Long.parseLong(tier.group(3)));
            }
        });
        return bounds.stream()
                .map(thousands -> tier(thousands * THOUSAND, "_above_" + thousands + "k_tokens"))
                .toList();
    }

    private ContextTier tier(long above, String suffix) {
        return new ContextTier(
                above,
                perMillion("input_cost_per_token" + suffix),
                perMillion("output_cost_per_token" + suffix),
                perMillion("cache_read_input_token_cost" + suffix),
                perMillion("cache_creation_input_token_cost" + suffix),
                perMillion("cache_creation_input_token_cost_above_1hr" + suffix),
                perMillion("output_cost_per_reasoning_token" + suffix),
                perMillion("input_cost_per_audio_token" + suffix),
                perMillion("input_cost_per_image_token" + suffix),
                perMillion("output_cost_per_audio_token" + suffix),
                perMillion("output_cost_per_image_token" + suffix));
    }

    private @Nullable BigDecimal perMillion(String name) {
        BigDecimal perToken = number(model.path(name));
        return perToken == null ? null : perToken.movePointRight(6);
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }

    private List<String> notTaken() {
        List<String> names = new ArrayList<>();
        model.properties().forEach(member -> {
            Matcher tier = TIER.matcher(member.getKey());
            String name = tier.matches() ? tier.group(1) : member.getKey();
            boolean says = name.contains("cost") || name.contains("pricing");
            if (says && !TAKEN.contains(name) && PriceList.isPrice(member.getValue())) {
                names.add(member.getKey());
            }
        });
        return names;
    }
}
