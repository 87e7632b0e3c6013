package ai.agumbe.local.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line for another JVM of the kind that runs this one. */
public record JavaCommand(String mainClass, String classPath, List<String> options) {
    private static final List<String> EVERYWHERE =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED");

    /** What a data plane gets beside those: the same flags where its AOT cache is recorded, measured and used. */
    static final List<String> DATA_PLANE =
            List.of("-Xmx256m", "--add-opens=java.base/java.lang=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    public JavaCommand {
        options = List.copyOf(options);
    }

    public static JavaCommand of(String mainClass, String classPath) {
        return new JavaCommand(mainClass, classPath, EVERYWHERE);
    }

    public JavaCommand with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new JavaCommand(mainClass, classPath, all);
    }

    public List<String> arguments(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
