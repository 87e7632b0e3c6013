package ai.agumbe.data.http;

/** Answers one method at one path, or at all paths below it. */
interface Endpoint {
    String method();

    /** Such as {@code /models}; with a trailing {@code /} it stands for everything below. */
    String path();

    /** Replies exactly once, or refuses by throwing before it has. */
    void answer(HttpCall call);

    default boolean isAt(String rest) {
        return path().endsWith("/") ? rest.startsWith(path()) && rest.length() > path().length() : rest.equals(path());
    }
}
