package ai.agumbe.data.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The members of an object that is being translated: each is taken, or refused in the end; null is as good as absent. */
public final class Parameters {
    private final JsonNode object;
    private final String path;
    private final Set<String> taken = new HashSet<>();

    /** @param path where the object stands, as {@code messages[0]}; empty for the body */
    public Parameters(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** The member's value; a missing node when there is none. */
    public JsonNode take(String name) {
        taken.add(name);
        JsonNode value = object.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** A member that must be a text. */
    public String takeText(String name) {
        JsonNode value = take(name);
        if (!value.isTextual()) {
            throw inexpressible(name, "must be a string.");
        }
        return value.textValue();
    }

    /** A member that must be an array if it is there. */
    public JsonNode takeList(String name) {
        JsonNode value = take(name);
        if (!value.isMissingNode() && !value.isArray()) {
            throw inexpressible(name, "must be an array.");
        }
        return value;
    }

    /** The members of a member that must be an object if it is there. */
    public Parameters takeObject(String name) {
        JsonNode value = take(name);
        if (!value.isMissingNode() && !value.isObject()) {
            throw inexpressible(name, "must be an object.");
        }
        return new Parameters(value, pathOf(name));
    }

    /** Whether there is anything in it. */
    public boolean isPresent() {
        return !object.isMissingNode();
    }

    /** Members that change nothing about the answer, whatever they say. */
    public Parameters harmless(String... names) {
        taken.addAll(Set.of(names));
        return this;
    }

    /** A member that changes nothing about the answer when it says this. */
    public Parameters harmlessIf(String name, Predicate<JsonNode> value) {
        if (value.test(object.path(name))) {
            taken.add(name);
        }
        return this;
    }

    /** Where a member stands. */
    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public InexpressibleException inexpressible(String name, String reason) {
        return new InexpressibleException(pathOf(name), reason);
    }

    /** Refuses what nobody took. */
    public void refuseTheRest(String provider) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            refuse(member.getKey(), provider);
        }
    }

    /** Refuses one member unless somebody took it. */
    public void refuse(String name, String provider) {
        if (!taken.contains(name) && object.hasNonNull(name)) {
            throw inexpressible(
                    name, provider + " has nothing that means this. Leave it out, or use a model of another provider.");
        }
    }
}
