package ai.agumbe.data.http;

/** Answers one method at one path, or at all paths below it. */
interface Endpoint {
    String method();

    /** Such as {@code /models}; with a trailing {@code /} it stands for everything below. */
    String path();

    /** Replies exactly once, or refuses by throwing before it has. */
    void answer(HttpCall call);

    /** Whether it answers this method: what can be read can be asked for its head alone. */
    default boolean takes(String asked) {
        return asked.equals(method()) || (asked.equals("HEAD") && method().equals("GET"));
    }

    /** All methods that it answers. */
    default String methods() {
        return method().equals("GET") ? "GET, HEAD" : method();
    }

    default boolean isAt(String rest) {
        return path().endsWith("/") ? rest.startsWith(path()) && rest.length() > path().length() : rest.equals(path());
    }
}
