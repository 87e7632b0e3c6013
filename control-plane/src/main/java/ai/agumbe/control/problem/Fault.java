package ai.agumbe.control.problem;

/** One thing that is wrong, and the path of the member it is wrong with. */
public record Fault(String path, String message) {
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
