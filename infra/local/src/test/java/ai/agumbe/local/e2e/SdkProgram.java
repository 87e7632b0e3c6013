package ai.agumbe.local.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An application written for one SDK; below infra/sdk.
 *
 * @param name what its models and providers are called after
 * @param title the SDK, as its makers call it
 * @param language which of the programs' languages it is written in
 * @param start its script or class
 */
record SdkProgram(String name, String title, Language language, String start) {
    static final Path SOURCES = Path.of("..", "sdk").toAbsolutePath().normalize();
    static final List<SdkProgram> ALL = List.of(
            new SdkProgram("openai-python", "openai", Language.PYTHON, "openai_calls.py"),
            new SdkProgram("openai-node", "openai", Language.NODE, "openai.mjs"),
            new SdkProgram("openai-java", "openai-java", Language.JAVA, "ai.agumbe.sdk.openai.OpenAiCalls"),
            new SdkProgram("langchain", "langchain-openai", Language.PYTHON, "langchain_calls.py"),
            new SdkProgram(
                    "langchain4j", "langchain4j-open-ai", Language.JAVA, "ai.agumbe.sdk.langchain4j.LangChain4jCalls"),
            new SdkProgram("anthropic-python", "anthropic", Language.PYTHON, "anthropic_calls.py"),
            new SdkProgram("anthropic-node", "@anthropic-ai/sdk", Language.NODE, "anthropic.mjs"),
            new SdkProgram(
                    "anthropic-java", "anthropic-java", Language.JAVA, "ai.agumbe.sdk.anthropic.AnthropicCalls"));

    /** What a program is written in, which decides where the version of its SDK is pinned. */
    enum Language {
        PYTHON("Python"),
        NODE("Node"),
        JAVA("Java");

        private final String title;

        Language(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    String[] words() throws IOException {
        return switch (language) {
            case PYTHON ->
                new String[] {
                    SdkInstallation.PYTHON,
                    SOURCES.resolve("python").resolve(start).toString()
                };
            case NODE -> new String[] {"node", start};
            case JAVA ->
                new String[] {
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    classPath(),
                    start
                };
        };
    }

    private static String classPath() throws IOException {
        Path built = SOURCES.resolve("target");
        return built.resolve("classes") + ":" + Files.readString(built.resolve("class-path.txt"));
    }

    String heading() throws IOException {
        return "%s %s (%s)".formatted(title, version(), language.title());
    }

    /** The version of the SDK, where its language pins it. */
    private String version() throws IOException {
        return switch (language) {
            case PYTHON -> pinned("python/requirements.txt", "(?m)^" + title + "==([^\\s]+)");
            case NODE -> pinned("node/package.json", "\"" + title + "\": \"([^\"]+)\"");
            case JAVA -> pinned("target/class-path.txt", title + "-([0-9][^/]*)\\.jar");
        };
    }

    private static String pinned(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(SOURCES.resolve(file)))
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + ": no " + pattern + " (expected: a pinned version)"))
                .group(1);
    }

    @Override
    public String toString() {
        return name;
    }
}
