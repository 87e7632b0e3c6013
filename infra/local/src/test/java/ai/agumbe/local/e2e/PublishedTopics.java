package ai.agumbe.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What docs/events says of the topics. Published schemas let readers meet members that they do not know; here a member
 * that is not described is a fault.
 */
final class PublishedTopics {
    private static final Path FOLDER = Path.of("..", "..", "docs", "events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
    private static final SchemaValidatorsConfig WITH_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final Map<String, List<Message>> messages = new HashMap<>();

    /** A message of a channel, ready to be compared with. */
    private record Message(String name, JsonSchema key, JsonSchema headers, JsonSchema payload) {
        List<String> faults(Sent sent) {
            List<String> faults = new ArrayList<>();
            check(key, JSON.valueToTree(sent.key()), "key", faults);
            check(headers, JSON.valueToTree(sent.headers()), "headers", faults);
            check(payload, sent.value(), "value", faults);
            return faults;
        }

        private static void check(JsonSchema schema, JsonNode value, String what, List<String> faults) {
            schema.validate(value).stream()
                    .map(ValidationMessage::getMessage)
                    .map(message -> what + message)
                    .forEach(faults::add);
        }
    }

    private PublishedTopics() {}

    static PublishedTopics read() {
        JsonNode document = json("asyncapi.json");
        PublishedTopics topics = new PublishedTopics();
        for (JsonNode channel : document.path("channels")) {
            List<Message> ofChannel = new ArrayList<>();
            channel.path("messages").forEach(reference -> ofChannel.add(message(document, reference)));
            topics.messages.put(channel.path("address").asText(), ofChannel);
        }
        return topics;
    }

    /** Which message a record is; fails when it is none, with what keeps it from being each. */
    String messageOf(Sent sent) {
        Map<String, List<String>> faults = new LinkedHashMap<>();
        for (Message message : messages.getOrDefault(sent.topic(), List.of())) {
            List<String> found = message.faults(sent);
            if (found.isEmpty()) {
                return message.name();
            }
            faults.put(message.name(), found);
        }
        throw new AssertionError(sent.place() + " is no message of its topic: " + faults + " in " + sent.value());
    }

    /** A value as it was sent; what is no JSON becomes a text. */
    static JsonNode value(byte @Nullable [] bytes) {
        try {
            return bytes == null ? NullNode.instance : JSON.readTree(bytes);
        } catch (IOException noJson) {
            return JSON.getNodeFactory().textNode(noJson.getClass().getSimpleName());
        }
    }

    private static Message message(JsonNode document, JsonNode reference) {
        String pointer = reference.path("$ref").asText().substring(1);
        JsonNode message = document.at(pointer);
        return new Message(
                pointer.substring(pointer.lastIndexOf('/') + 1),
                schema(resolved(document, message.at("/bindings/kafka/key"))),
                schema(resolved(document, message.path("headers"))),
                schema(strict(resolved(document, message.at("/payload/schema")))));
    }

    private static JsonSchema schema(JsonNode schema) {
        return SCHEMAS.getSchema(schema, WITH_FORMATS);
    }

    /** References are to the document's own parts or to files beside it, never in a circle. */
    private static JsonNode resolved(JsonNode document, JsonNode node) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith("#")) {
            return resolved(document, document.at(reference.substring(1)));
        }
        if (!reference.isEmpty()) {
            return json(reference);
        }
        if (node.isArray()) {
            List<JsonNode> parts = new ArrayList<>();
            node.forEach(part -> parts.add(resolved(document, part)));
            return JSON.valueToTree(parts);
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties().forEach(member -> copy.set(member.getKey(), resolved(document, member.getValue())));
            return copy;
        }
        return node;
    }

    private static JsonNode strict(JsonNode schema) {
        schema.forEach(PublishedTopics::strict);
        if (schema instanceof ObjectNode object && object.has("required") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        return schema;
    }

    private static JsonNode json(String file) {
        try {
            return JSON.readTree(FOLDER.resolve(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
