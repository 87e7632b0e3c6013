package ai.agumbe.control.json;

import ai.agumbe.control.problem.Faults;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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
    private final Mode mode;
    private final Description description = new Description();

    private enum Mode {
        READING,
        /** Nothing is there; what would be read is described. */
        DESCRIBING
    }

    public Members(ObjectNode object, Faults faults) {
        this(object, "", faults, Mode.READING);
    }

    private Members(ObjectNode object, String path, Faults faults, Mode mode) {
        this.object = object;
        this.path = path;
        this.faults = faults;
        this.mode = mode;
    }

    /** Members of no request: whoever reads them tells what a request may say. */
    public static Members describing() {
        return new Members(Json.object(), "", new Faults(), Mode.DESCRIBING);
    }

    /** What was asked of these members. */
    public Description description() {
        return description;
    }

    /** The full path of a member. */
    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public void fault(String name, String message) {
        faults.add(pathOf(name), message);
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return !object.path(name).isMissingNode() && !object.path(name).isNull();
    }

    public String requiredText(String name) {
        String text = text(name);
        description.require(name);
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
        JsonNode node = member(name, () -> Description.text(maxLength));
        if (node == null) {
            return null;
        }
        return textOf(node, pathOf(name), maxLength);
    }

    public Optional<Boolean> flag(String name) {
        JsonNode node = member(name, Description::flag);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isBoolean()) {
            fault(name, kindOf(node) + " (expected: true or false)");
        }
        return Optional.of(node.asBoolean());
    }

    public @Nullable Integer number(String name, int min, int max) {
        JsonNode node = member(name, () -> Description.number(min, max));
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < min || node.intValue() > max) {
            fault(name, shortened(node) + " (expected: a whole number from " + min + " to " + max + ")");
            return null;
        }
        return node.intValue();
    }

    /** A whole number that may be large. */
    public @Nullable Long count(String name, long max) {
        JsonNode node = member(name, () -> Description.count(max));
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0 || node.longValue() > max) {
            fault(name, shortened(node) + " (expected: a whole number from 0 to " + max + ")");
            return null;
        }
        return node.longValue();
    }

    /** Whole numbers of an array, ascending and each once; null when left out. */
    public @Nullable List<Integer> numbers(String name, int min, int max) {
        List<JsonNode> nodes = entries(name, () -> Description.number(min, max));
        if (nodes == null) {
            return null;
        }
        Set<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            if (!node.isInt() || node.intValue() < min || node.intValue() > max) {
                String told = shortened(node) + " (expected: a whole number from " + min + " to " + max + ")";
                faults.add(pathOf(name) + "[" + i + "]", told);
            } else {
                numbers.add(node.intValue());
            }
        }
        return List.copyOf(numbers);
    }

    public int requiredNumber(String name, int min, int max) {
        Integer number = number(name, min, max);
        description.require(name);
        if (number == null && !has(name)) {
            fault(name, "is missing (expected: a whole number from " + min + " to " + max + ")");
        }
        return number == null ? min : number;
    }

    public @Nullable Instant instant(String name) {
        String text = text(name);
        description.member(name, Description::instant);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            fault(name, text + " (expected: a time such as 2026-01-31T12:00:00Z)");
            return null;
        }
    }

    public Instant requiredInstant(String name) {
        Instant instant = instant(name);
        description.require(name);
        if (instant == null && !has(name)) {
            fault(name, "is missing (expected: a time such as 2026-01-31T12:00:00Z)");
        }
        return instant == null ? Instant.EPOCH : instant;
    }

    /** A decimal, written as text or as a number. */
    public @Nullable BigDecimal decimal(String name, int maxScale, long max) {
        JsonNode node = member(name, () -> Description.decimal(Decimals.FORM).put("minimum", 0));
        BigDecimal decimal = node == null ? null : Decimals.parse(node, Decimals.FORM, maxScale, max);
        if (node != null && decimal == null) {
            String expected = " (expected: a decimal from 0 to " + max + " with at most " + maxScale + " decimals)";
            fault(name, shortened(node) + expected);
        }
        return decimal;
    }

    /** An amount of money that is given or, below zero, taken back. */
    public BigDecimal requiredAmount(String name, int maxScale, long max) {
        JsonNode node = member(name, () -> Description.decimal(Decimals.SIGNED_FORM));
        description.require(name);
        BigDecimal amount = node == null ? null : Decimals.parse(node, Decimals.SIGNED_FORM, maxScale, max);
        if (amount == null || amount.signum() == 0) {
            String expected = "a decimal other than 0, at most " + max + ", with at most " + maxScale + " decimals";
            fault(name, (node == null ? "is missing" : shortened(node)) + " (expected: " + expected + ")");
        }
        return amount == null ? BigDecimal.ZERO : amount;
    }

    public BigDecimal requiredDecimal(String name, int maxScale, long max) {
        BigDecimal decimal = decimal(name, maxScale, max);
        description.require(name);
        if (decimal == null && !has(name)) {
            fault(name, "is missing (expected: a decimal from 0 to " + max + ")");
        }
        return decimal == null ? BigDecimal.ZERO : decimal;
    }

    public String requiredChoice(String name, List<String> choices) {
        String text = requiredText(name);
        description.member(name, () -> Description.choice(choices));
        if (!text.isBlank() && !choices.contains(text)) {
            fault(name, shortened(text) + " (expected: one of " + String.join(", ", choices) + ")");
        }
        return text;
    }

    /** One of the choices; the first when left out. */
    public String choice(String name, List<String> choices) {
        description.member(name, () -> Description.choice(choices));
        return has(name) ? requiredChoice(name, choices) : choices.getFirst();
    }

    /** Texts of an array; null when left out. */
    public @Nullable List<String> texts(String name) {
        List<JsonNode> nodes = entries(name, () -> Description.text(MAX_TEXT));
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

    /** The word alone, as a list of it, or a list of texts; null when left out. */
    public @Nullable List<String> wordOrTexts(String name, String word) {
        if (object.path(name).isTextual() && !word.equals(object.path(name).textValue())) {
            fault(name, "is malformed (expected: \"" + word + "\" or a list)");
        }
        List<String> texts = object.path(name).isTextual() ? List.of(word) : texts(name);
        description.member(name, () -> Description.wordOrTexts(word, MAX_TEXT));
        return texts;
    }

    /** Texts by name; empty when left out. */
    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (mode == Mode.DESCRIBING) {
            description.member(name, () -> Description.textsByName(MAX_TEXT));
            return texts;
        }
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
        Members described = new Members(Json.object(), pathOf(name), faults, mode);
        JsonNode node = member(name, () -> described.description.schema());
        if (node == null) {
            return mode == Mode.DESCRIBING ? Optional.of(described) : Optional.empty();
        }
        if (!(node instanceof ObjectNode inner)) {
            fault(name, kindOf(node) + " (expected: an object)");
            return Optional.empty();
        }
        return Optional.of(new Members(inner, pathOf(name), faults, mode));
    }

    /** Objects of an array; null when left out. */
    public @Nullable List<Members> objects(String name) {
        Members described = new Members(Json.object(), pathOf(name) + "[]", faults, mode);
        List<JsonNode> nodes = entries(name, () -> described.description.schema());
        if (nodes == null) {
            return mode == Mode.DESCRIBING ? List.of(described) : null;
        }
        List<Members> objects = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String at = pathOf(name) + "[" + i + "]";
            if (nodes.get(i) instanceof ObjectNode inner) {
                objects.add(new Members(inner, at, faults, mode));
            } else {
                faults.add(at, kindOf(nodes.get(i)) + " (expected: an object)");
            }
        }
        return objects;
    }

    /** Members that replies carry and requests may send back; what they say is not looked at. */
    public void ignore(List<String> names) {
        names.forEach(name -> description.member(name, Json::object));
    }

    /** A member that cannot be changed: left out, or as it is. */
    public void same(String name, @Nullable String value) {
        String text = text(name);
        if (text != null && !text.equals(value)) {
            fault(name, shortened(text) + " cannot be set (expected: " + value + ", or left out)");
        }
    }

    /** A member that has one value only: left out, or as it is; {@code problem} tells of any other. */
    public void fixed(String name, JsonNode value, String problem) {
        JsonNode node = member(name, () -> Description.only(value));
        if (node != null && !node.equals(value)) {
            fault(name, problem + " (expected: " + value + ", or left out)");
        }
    }

    /** Whether the member is this very text, where something else is usual. */
    public boolean isText(String name, String text) {
        boolean is = text.equals(object.path(name).textValue());
        if (is) {
            description.member(name, () -> Description.text(MAX_TEXT));
        }
        return is;
    }

    /** A member of any kind, which somebody else looks at; null when left out. */
    public @Nullable JsonNode any(String name, Supplier<ObjectNode> schema) {
        return member(name, schema);
    }

    /** Notes every member that was not asked for. */
    public void end() {
        object.fieldNames().forEachRemaining(name -> {
            if (!description.names().contains(name)) {
                fault(
                        name.length() > MAX_TEXT ? name.substring(0, MAX_TEXT) : name,
                        "is not known (expected: one of " + String.join(", ", new TreeSet<>(description.names()))
                                + ")");
            }
        });
    }

    private @Nullable JsonNode member(String name, Supplier<ObjectNode> schema) {
        description.member(name, schema);
        return has(name) ? object.get(name) : null;
    }

    private @Nullable List<JsonNode> entries(String name, Supplier<ObjectNode> entry) {
        JsonNode node = member(name, () -> Description.list(entry.get(), MAX_ENTRIES));
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
