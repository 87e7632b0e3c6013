package ai.agumbe.local.console;

/** Takes one line at a time about what is going on. */
@FunctionalInterface
public interface Progress {
    /** For callers who do not want to hear. */
    Progress SILENT = line -> {};

    void say(String line);
}
