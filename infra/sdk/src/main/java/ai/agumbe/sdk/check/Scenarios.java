package ai.agumbe.sdk.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The models of this program, and what they say. */
public final class Scenarios {
    public static final List<String> PROVIDERS = List.of("openai", "anthropic", "google");
    public static final List<String> OPENAI = List.of("openai");
    public static final List<String> ANY = List.of("any");
    public static final String ASK = "Say something.";
    public static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static final String PROGRAM = variable("AGUMBE_SDK_PROGRAM");
    private static final JsonNode ALL = read(Path.of(variable("AGUMBE_SDK_SCENARIOS")));

    private Scenarios() {}

    /** The model of this program that behaves so, on a provider of that kind. */
    public static String model(String scenario, String provider) {
        return "@%2$s-%3$s/%1$s.%2$s.%3$s".formatted(scenario, PROGRAM, provider);
    }

    /** Its model for embeddings. */
    public static String vectors(String provider) {
        return "@%s-%s/vectors".formatted(PROGRAM, provider);
    }

    public static String said(String scenario) {
        return ALL.path(scenario).path("text").asText();
    }

    public static String thought(String scenario) {
        return ALL.path(scenario).path("reasoning").asText();
    }

    public static String variable(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + ": missing (expected: set by whoever runs this program)");
        }
        return value;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": not readable", e);
        }
    }
}
