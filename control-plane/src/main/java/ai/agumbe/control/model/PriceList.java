package ai.agumbe.control.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** The forms in which the ecosystem passes prices around. */
enum PriceList {
    /** LiteLLM's: a member per model, prices per token. */
    LITELLM("litellm") {
        @Override
        List<ListedPrice> read(ObjectNode list) {
            return LiteLlmPrices.read(list);
        }
    },
    /** That of models.dev: models by provider, prices per million tokens. */
    MODELS_DEV("models.dev") {
        @Override
        List<ListedPrice> read(ObjectNode list) {
            return ModelsDevPrices.read(list);
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

    /** Whether a member says a price, or several. */
    static boolean isPrice(JsonNode value) {
        return value.isContainerNode()
                || (value.isNumber() && value.decimalValue().signum() != 0);
    }
}
