package ai.agumbe.control.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimals, written as text or as numbers; every digit counts. */
final class Decimals {
    static final String FORM = "[0-9]{1,20}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?";
    static final String SIGNED_FORM = "-?" + FORM;

    private Decimals() {}

    /** Null when it is not of that form, has more decimals, or is further from zero. */
    static @Nullable BigDecimal parse(JsonNode node, String form, int maxScale, long max) {
        String text = node.asText();
        if (!(node.isNumber() || node.isTextual()) || !text.matches(form)) {
            return null;
        }
        BigDecimal decimal = new BigDecimal(new BigDecimal(text).toPlainString());
        boolean fits = decimal.stripTrailingZeros().scale() <= maxScale
                && decimal.abs().compareTo(BigDecimal.valueOf(max)) <= 0;
        return fits ? decimal : null;
    }
}
