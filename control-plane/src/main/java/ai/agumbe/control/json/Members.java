package ai.agumbe.control.json;

import ai.agumbe.control.problem.Faults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, read one by one. What is wrong with a member is noted as a fault with its path, and
 * reading goes on with a stand-in, so that one reply tells all faults. {@link #end} notes the members nobody read.
 */
public final class Members {
    private static final int MAX_TEXT = 1_024;
    private static final int MAX_ENTRIES = 1_000;
    private final ObjectNode object;
    private final String path;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    public Members(ObjectNode object, Faults faults) {
        this(object, "", faults);
    }

    private Members(ObjectNode object, String path, Faults faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    public Faults faults() {
        return faults;
    }

    /** The full path of a member. */
    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public void fault(String name, String message) {
        faults.add(pathOf(name), message);
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return !object.path(name).isMissingNode() && !object.path(name).isNull();
    }

    public boolean isText(String name) {
        return object.path(name).isTextual();
    }

    public String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            if (!has(name)) {
                fault(name, "is missing (expected: text)");
            }
            return "";
        }
        if (text.isBlank()) {
            fault(name, "is empty (expected: text)");
        }
        return text;
    }

    public @Nullable String text(String name) {
        return text(name, MAX_TEXT);
    }

    public @Nullable String text(String name, int maxLength) {
        JsonNode node = member(name);
        if (node == null) {
            return null;
        }
        return textOf(node, pathOf(name), maxLength);
    }

    public Optional<Boolean> flag(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isBoolean()) {
            fault(name, kindOf(node) + " (expected: true or false)");
        }
        return Optional.of(node.asBoolean());
    }

    public @Nullable Integer number(String name, int min, int max) {
        JsonNode node = member(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            fault(name, shortened(node) + " (expected: a whole number from " + min + " to " + max + ")");
            return null;
        }
        return node.intValue();
    }

    public int requiredNumber(String name, int min, int max) {
        Integer number = number(name, min, max);
        if (number == null && !has(name)) {
            fault(name, "is missing (expected: a whole number from " + min + " to " + max + ")");
        }
        return number == null ? min : number;
    }

    public @Nullable Instant instant(String name) {
        String text = text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            fault(name, text + " (expected: a time such as 2026-01-31T12:00:00Z)");
            return null;
        }
    }

    /** A decimal, written as text or as a number. */
    public @Nullable BigDecimal decimal(String name, int maxScale, long max) {
        JsonNode node = member(name);
        if (node == null) {
            return null;
        }
        String expected = " (expected: a decimal from 0 to " + max + " with at most " + maxScale + " decimals)";
        String text = node.asText();
        if (!(node.isNumber() || node.isTextual())
                || !text.matches("[0-9]{1,20}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?")) {
            fault(name, shortened(node) + expected);
            return null;
        }
        BigDecimal decimal = new BigDecimal(new BigDecimal(text).toPlainString());
        if (decimal.stripTrailingZeros().scale() > maxScale || decimal.compareTo(BigDecimal.valueOf(max)) > 0) {
            fault(name, shortened(node) + expected);
            return null;
        }
        return decimal;
    }

    public String requiredChoice(String name, List<String> choices) {
        String text = requiredText(name);
        if (!text.isBlank() && !choices.contains(text)) {
            fault(name, shortened(text) + " (expected: one of " + String.join(", ", choices) + ")");
        }
        return text;
    }

    /** One of the choices; the first when left out. */
    public String choice(String name, List<String> choices) {
        return has(name) ? requiredChoice(name, choices) : left(name, choices.getFirst());
    }

    /** Texts of an array; null when left out. */
    public @Nullable List<String> texts(String name) {
        List<JsonNode> nodes = entries(name);
        if (nodes == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String text = textOf(nodes.get(i), pathOf(name) + "[" + i + "]", MAX_TEXT);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Texts by name; empty when left out. */
    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(name)
                .ifPresent(inner -> inner.object.fieldNames().forEachRemaining(key -> {
                    String text = inner.text(key);
                    if (text == null && !inner.has(key)) {
                        inner.fault(key, "is null (expected: text)");
                    }
                    if (text != null) {
                        texts.put(key, text);
                    }
                }));
        return texts;
    }

    public Optional<Members> object(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof ObjectNode inner)) {
            fault(name, kindOf(node) + " (expected: an object)");
            return Optional.empty();
        }
        return Optional.of(new Members(inner, pathOf(name), faults));
    }

    /** Objects of an array; null when left out. */
    public @Nullable List<Members> objects(String name) {
        List<JsonNode> nodes = entries(name);
        if (nodes == null) {
            return null;
        }
        List<Members> objects = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String at = pathOf(name) + "[" + i + "]";
            if (nodes.get(i) instanceof ObjectNode inner) {
                objects.add(new Members(inner, at, faults));
            } else {
                faults.add(at, kindOf(nodes.get(i)) + " (expected: an object)");
            }
        }
        return objects;
    }

    /** Members that replies carry and requests may send back; what they say is not looked at. */
    public void ignore(List<String> names) {
        known.addAll(names);
    }

    /** A member that cannot be changed: left out, or as it is. */
    public void same(String name, @Nullable String value) {
        String text = text(name);
        if (text != null && !text.equals(value)) {
            fault(name, shortened(text) + " cannot be set (expected: " + value + ", or left out)");
        }
    }

    /** Notes every member that was not asked for. */
    public void end() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(
                        name.length() > MAX_TEXT ? name.substring(0, MAX_TEXT) : name,
                        "is not known (expected: one of "
                                + String.join(", ", known.stream().sorted().toList()) + ")");
            }
        });
    }

    private @Nullable JsonNode member(String name) {
        known.add(name);
        return has(name) ? object.get(name) : null;
    }

    private String left(String name, String otherwise) {
        known.add(name);
        return otherwise;
    }

    private @Nullable List<JsonNode> entries(String name) {
        JsonNode node = member(name);
        if (node == null) {
            return null;
        }
        if (!node.isArray() || node.size() > MAX_ENTRIES) {
            fault(name, "is not a list that can be kept (expected: an array of at most " + MAX_ENTRIES + ")");
            return null;
        }
        List<JsonNode> nodes = new ArrayList<>();
        node.forEach(nodes::add);
        return nodes;
    }

    private @Nullable String textOf(JsonNode node, String at, int maxLength) {
        if (!node.isTextual()) {
            faults.add(at, kindOf(node) + " (expected: text)");
            return null;
        }
        if (node.textValue().length() > maxLength) {
            faults.add(at, "is too long (expected: at most " + maxLength + " characters)");
            return null;
        }
        return node.textValue();
    }

    /** The kind and not the value, which may be a secret in a wrong place. */
    private static String kindOf(JsonNode node) {
        return "is of kind " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String shortened(Object shown) {
        String text = shown.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
