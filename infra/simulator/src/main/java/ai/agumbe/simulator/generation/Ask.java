package ai.agumbe.simulator.generation;

import ai.agumbe.simulator.dialect.Json;
import ai.agumbe.simulator.dialect.Misunderstood;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller asks a model to generate, filled in while its body is read. */
public final class Ask {
    private static final int MOST_CHOICES = 128;
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final Prompt prompt = new Prompt();
    private final List<Tool> tools = new ArrayList<>();
    private String model;
    private @Nullable String simId;
    private @Nullable JsonNode format;
    private ToolChoice toolChoice = ToolChoice.AUTO;
    private @Nullable String toolNamed;
    private int mostTokens = UNLIMITED;
    private int choices = 1;
    private boolean streamed;
    private boolean usageInStream;

    Ask(String model) {
        this.model = model;
    }

    /** Whether the model may or must call a tool. */
    public enum ToolChoice {
        AUTO,
        REQUIRED,
        NONE
    }

    public void model(JsonParser value) throws IOException, Misunderstood {
        model = text("model", value);
    }

    public void simId(JsonParser value) throws IOException, Misunderstood {
        simId = text("sim_id", value);
    }

    public void prompt(JsonParser value) throws IOException {
        prompt.add(value);
    }

    public void mostTokens(JsonParser value) throws IOException, Misunderstood {
        if (value.currentToken() != JsonToken.VALUE_NULL) {
            mostTokens = Math.min(mostTokens, integer("max_tokens", value));
        }
    }

    public void choices(JsonParser value) throws IOException, Misunderstood {
        if (value.currentToken() != JsonToken.VALUE_NULL) {
            choices = integer("n", value);
            if (choices > MOST_CHOICES) {
                throw new Misunderstood("n: " + choices + " (expected: at most " + MOST_CHOICES + ")");
            }
        }
    }

    public void stream(JsonParser value) {
        streamed = value.currentToken() == JsonToken.VALUE_TRUE;
    }

    public void streamed() {
        streamed = true;
    }

    public void usageInStream(JsonParser value) throws IOException {
        JsonNode include = Json.tree(value).path("include_usage");
        usageInStream = include.asBoolean();
    }

    /** The reply is to be JSON, of this schema if it is one. */
    public void format(JsonNode schema) {
        format = schema;
    }

    /** The reply is to be JSON of any shape, unless a schema was or will be given. */
    public void formatUnlessGiven() {
        if (format == null) {
            format = MissingNode.getInstance();
        }
    }

    public void tool(String name, JsonNode schema) {
        tools.add(new Tool(name, schema));
    }

    public void toolChoice(ToolChoice choice) {
        toolChoice = choice;
    }

    /** The model must call this tool. */
    public void toolNamed(String name) {
        toolChoice = ToolChoice.REQUIRED;
        toolNamed = name;
    }

    private static String text(String name, JsonParser value) throws IOException, Misunderstood {
        if (value.currentToken() != JsonToken.VALUE_STRING) {
            throw new Misunderstood(name + ": not a string (expected: a string)");
        }
        return value.getText();
    }

    private static int integer(String name, JsonParser value) throws IOException, Misunderstood {
        if (value.currentToken() != JsonToken.VALUE_NUMBER_INT
                || value.getNumberType() != JsonParser.NumberType.INT
                || value.getIntValue() < 1) {
            throw new Misunderstood(name + ": not a positive integer (expected: 1 or more)");
        }
        return value.getIntValue();
    }

    String model() {
        return model;
    }

    @Nullable String simId() {
        return simId;
    }

    Prompt prompt() {
        return prompt;
    }

    @Nullable JsonNode format() {
        return format;
    }

    int mostTokens() {
        return mostTokens;
    }

    int choices() {
        return choices;
    }

    boolean isStreamed() {
        return streamed;
    }

    boolean wantsUsageInStream() {
        return usageInStream;
    }

    /** The tool the simulated model calls: the named or first one, unless it has answered or is not wanted. */
    @Nullable Tool toolToCall() {
        if (tools.isEmpty() || toolChoice == ToolChoice.NONE || prompt.hasToolAnswer()) {
            return null;
        }
        return tools.stream()
                .filter(tool -> tool.name().equals(toolNamed))
                .findFirst()
                .orElse(tools.getFirst());
    }
}
