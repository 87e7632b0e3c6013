package ai.agumbe.control.model;

import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import ai.agumbe.model.money.Price;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a price list says of one model.
 *
 * @param provider as the list calls it
 * @param price to hold from a moment that the list does not say
 * @param notTaken members with prices of things that are not priced here
 */
record ListedPrice(String provider, String model, DatedPrice price, List<String> notTaken) {
    ListedPrice {
        notTaken = List.copyOf(notTaken);
    }

    /** Whether no price in it has more decimals, or is higher, than a price may. */
    boolean isExact() {
        return isExact(shown(price));
    }

    /** The members of a price, each as short as it can be written. */
    static ObjectNode shown(DatedPrice price) {
        ObjectNode members = Json.tree(price);
        members.remove("from");
        shorten(members);
        return members;
    }

    private static void shorten(JsonNode node) {
        node.properties().forEach(member -> {
            if (isPrice(member)) {
                BigDecimal number = new BigDecimal(member.getValue().textValue());
                member.setValue(TextNode.valueOf(number.stripTrailingZeros().toPlainString()));
            }
        });
        node.forEach(ListedPrice::shorten);
    }

    private static boolean isExact(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (isPrice(member) && !isExact(new BigDecimal(member.getValue().textValue()))) {
                return false;
            }
        }
        for (JsonNode child : node) {
            if (!isExact(child)) {
                return false;
            }
        }
        return true;
    }

    /** All texts in a price are numbers, but for the names of tools. */
    private static boolean isPrice(Map.Entry<String, JsonNode> member) {
        return member.getValue().isTextual() && !member.getKey().equals("name");
    }

    private static boolean isExact(BigDecimal price) {
        return price.signum() >= 0
                && price.scale() <= Price.PRICE_SCALE
                && price.compareTo(BigDecimal.valueOf(Prices.MAX)) <= 0;
    }
}
