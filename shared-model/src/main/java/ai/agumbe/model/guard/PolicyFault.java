package ai.agumbe.model.guard;

/**
 * What is wrong with a setting.
 *
 * @param path from the settings on, such as {@code customPatterns[2].label}
 */
public record PolicyFault(String path, String problem) {
    @Override
    public String toString() {
        return path + ": " + problem;
    }
}
