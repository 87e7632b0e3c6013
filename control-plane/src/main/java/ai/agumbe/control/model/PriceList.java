package ai.agumbe.control.model;

import ai.agumbe.model.config.ModelDocument.DatedPrice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms in which the ecosystem passes prices around. */
enum PriceList {
    /** LiteLLM's: a member per model, prices per token. */
    LITELLM("litellm") {
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
                "output_cost_per_image_token");

        @Override
        List<ListedPrice> read(ObjectNode list) {
            List<ListedPrice> prices = new ArrayList<>();
            list.properties().forEach(entry -> {
                JsonNode model = entry.getValue();
                String provider = model.path("litellm_provider").asText("");
                BigDecimal input = perMillion(model, "input_cost_per_token");
                if (!provider.isEmpty() && input != null) {
                    prices.add(new ListedPrice(
                            provider,
                            bare(entry.getKey()),
                            new DatedPrice(
                                    Instant.EPOCH,
                                    input,
                                    orNothing(perMillion(model, "output_cost_per_token")),
                                    perMillion(model, "cache_read_input_token_cost"),
                                    perMillion(model, "cache_creation_input_token_cost"),
                                    perMillion(model, "cache_creation_input_token_cost_above_1hr"),
                                    perMillion(model, "output_cost_per_reasoning_token"),
                                    perMillion(model, "input_cost_per_audio_token"),
                                    perMillion(model, "input_cost_per_image_token"),
                                    perMillion(model, "output_cost_per_audio_token"),
                                    perMillion(model, "output_cost_per_image_token")),
                            notTaken(model, "cost", TAKEN)));
                }
            });
            return prices;
        }

        // Names begin with the way to the model, such as vertex_ai/.
        private static String bare(String name) {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        private static @Nullable BigDecimal perMillion(JsonNode model, String name) {
            return model.path(name).isNumber() ? model.path(name).decimalValue().movePointRight(6) : null;
        }
    },
    /** That of models.dev: models by provider, prices per million tokens. */
    MODELS_DEV("models.dev") {
        private static final Set<String> TAKEN =
                Set.of("input", "output", "cache_read", "cache_write", "reasoning", "input_audio", "output_audio");

        @Override
        List<ListedPrice> read(ObjectNode list) {
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
            return input == null
                    ? Optional.empty()
                    : Optional.of(new ListedPrice(
                            provider,
                            model.getKey(),
                            new DatedPrice(
                                    Instant.EPOCH,
                                    input,
                                    orNothing(number(cost, "output")),
                                    number(cost, "cache_read"),
                                    number(cost, "cache_write"),
                                    null,
                                    number(cost, "reasoning"),
                                    number(cost, "input_audio"),
                                    null,
                                    number(cost, "output_audio"),
                                    null),
                            notTaken(cost, "", TAKEN)));
        }

        private static @Nullable BigDecimal number(JsonNode cost, String name) {
            return cost.path(name).isNumber() ? cost.path(name).decimalValue() : null;
        }
    };

    static final List<String> NAMES =
            Arrays.stream(values()).map(format -> format.name).toList();
    private final String name;

    PriceList(String name) {
        this.name = name;
    }

    static PriceList named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name.equals(name))
                .findFirst()
                .orElse(LITELLM);
    }

    /** Its models that have a price. */
    abstract List<ListedPrice> read(ObjectNode list);

    private static BigDecimal orNothing(@Nullable BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }

    /** Members of that name's kind that say a price, other than those that are taken. */
    private static List<String> notTaken(JsonNode model, String word, Set<String> taken) {
        List<String> names = new ArrayList<>();
        model.properties().forEach(member -> {
            if (member.getKey().contains(word) && !taken.contains(member.getKey()) && isPrice(member.getValue())) {
                names.add(member.getKey());
            }
        });
        return names;
    }

    private static boolean isPrice(JsonNode value) {
        return value.isContainerNode()
                || (value.isNumber() && value.decimalValue().signum() != 0);
    }
}
